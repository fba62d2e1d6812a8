/** Kinds of account (docs/books.md). */
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
