/** What a product is; a bundle holds products of several classes and is sold as its own. */
export const GOODS_CLASSES = [
  'grain',
  'vegetable',
  'fruit',
  'meat',
  'egg_dairy',
  'seasoning',
  'daily',
  'baby',
  'medicine',
] as const;
export type GoodsClass = (typeof GOODS_CLASSES)[number];

export const PRODUCT_CLASSES = [...GOODS_CLASSES, 'bundle'] as const;
export type ProductClass = GoodsClass | 'bundle';

/** The classes as screens, papers and refusals call them, in the order in which a shop shows them. */
export const classNames: Record<ProductClass, string> = {
  bundle: '套餐包',
  vegetable: '蔬菜',
  fruit: '水果',
  grain: '粮油',
  meat: '肉',
  egg_dairy: '蛋奶',
  seasoning: '调料',
  daily: '日用品',
  baby: '母婴',
  medicine: '药品',
};

export const STORAGES = ['ambient', 'cold', 'frozen'] as const;
export type Storage = (typeof STORAGES)[number];

/** How an offer is sold; a `component` stands in a round only as part of a bundle. */
export const SALE_KINDS = ['piece', 'weight', 'bundle', 'component'] as const;
export type SaleKind = (typeof SALE_KINDS)[number];

/** How goods are stored, as screens and papers call it. */
export const storageNames: Record<Storage, string> = {
  ambient: '常温',
  cold: '冷藏',
  frozen: '冷冻',
};
