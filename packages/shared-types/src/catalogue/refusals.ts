import type { RefusalTexts } from '../ground/refusal-texts';

export const catalogueRefusals = {
  price_above_ceiling: { status: 409, text: '{name} 的价格高于限价 {ceilingFen}' },
  quota_above_stock: { status: 409, text: '{name} 的配额合计超过申报库存 {stock}' },
  stock_below_promised: { status: 409, text: '申报的库存少于已开的团放出的数量：{goods}' },
  over_class_limit: { status: 409, text: '{class} 每户限购 {limit}，已订 {used}' },
} as const satisfies RefusalTexts;
