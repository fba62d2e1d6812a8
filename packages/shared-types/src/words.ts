/** The closed vocabularies of the trade, with the Chinese that people read. One word for one thing. */

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
export type ProductClass = (typeof PRODUCT_CLASSES)[number];

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

/** The lane that a bag travels in: storage, and medicine apart in its own sealed bag (domain §8). */
export const BAG_LANES = ['ambient', 'cold', 'frozen', 'medicine'] as const;
export type BagLane = (typeof BAG_LANES)[number];

export const PLACE_KINDS = ['compound', 'bungalow', 'company'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export const SHORTAGE_WISHES = ['refund', 'substitute', 'ask'] as const;
export type ShortageWish = (typeof SHORTAGE_WISHES)[number];

export const QUOTA_RULES = ['first_come', 'fair'] as const;
export type QuotaRule = (typeof QUOTA_RULES)[number];

export const DUES_MODES = ['before_confirm', 'after_delivery'] as const;
export type DuesMode = (typeof DUES_MODES)[number];

export const PAYMENT_METHODS = ['wechat', 'bank_transfer', 'test'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Why money goes back; each cause once (domain §10). */
export const REFUND_CAUSES = [
  'shortage',
  'weight',
  'loss',
  'claim',
  'cancellation',
  'late_payment',
  'mismatch',
] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number];

export const refundCauseNames: Record<RefundCause, string> = {
  shortage: '缺货',
  weight: '称重差额',
  loss: '没送到或损坏',
  claim: '售后',
  cancellation: '取消',
  late_payment: '超时付款',
  mismatch: '付款不符',
};

/** Kinds of account: see `account` in the service's books. */
export const ACCOUNT_KINDS = ['dues', 'leader', 'transit', 'payable', 'refunds', 'loss', 'lost'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export const accountKindNames: Record<AccountKind, string> = {
  dues: '住户欠网格员',
  leader: '网格员手中现金',
  transit: '在途款',
  payable: '应付商超',
  refunds: '商超应退',
  loss: '损失承担',
  lost: '损失货物',
};

/** Who can be named to bear a loss after the gate (domain §9). */
export const LOSS_BEARERS = ['supermarket', 'community'] as const;
export type LossBearer = (typeof LOSS_BEARERS)[number];

export const DOOR_OUTCOMES = [
  'delivered',
  'left_at_door',
  'collected',
  'not_home',
  'refused',
  'damaged',
  'missing',
] as const;
export type DoorOutcome = (typeof DOOR_OUTCOMES)[number];

export const HANDOFF_KINDS = ['loading', 'transfer', 'gate', 'door'] as const;
export type HandoffKind = (typeof HANDOFF_KINDS)[number];

export const HOLDER_KINDS = [
  'supermarket',
  'driver',
  'drop_point',
  'captain',
  'household',
  'nobody',
] as const;
export type HolderKind = (typeof HOLDER_KINDS)[number];
