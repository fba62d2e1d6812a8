import type { AccountKind, LossBearer } from '@cailan/shared-types';

/** An account's key: its kind, and whose it is. */
export type AccountKey<Kind extends AccountKind = AccountKind> = `${Kind}:${string}`;

/** The chart of accounts (docs/books.md). No other room makes these keys: it names what happened (postings.ts). */
export const account = {
  dues: (orderId: string): AccountKey<'dues'> => `dues:${orderId}`,
  payable: (groupOrderId: string): AccountKey<'payable'> => `payable:${groupOrderId}`,
  leader: (groupOrderId: string): AccountKey<'leader'> => `leader:${groupOrderId}`,
  refunds: (groupOrderId: string): AccountKey<'refunds'> => `refunds:${groupOrderId}`,
  transit: (id: string): AccountKey<'transit'> => `transit:${id}`,
  loss: (bearer: LossBearer, id: string): AccountKey<'loss'> => `loss:${bearer}:${id}`,
  lost: (groupOrderId: string): AccountKey<'lost'> => `lost:${groupOrderId}`,
};

/** What each kind of account says; debit is what is owed to the holder, credit what the holder owes. */
export const ACCOUNTS: Record<AccountKind, { key: string; says: string }> = {
  dues: { key: 'dues:ORDER', says: 'what a household owes its leader' },
  leader: { key: 'leader:GROUP', says: "the leader's cash" },
  transit: { key: 'transit:PAYMENT, transit:BATCH', says: 'money on its way, in and back' },
  payable: { key: 'payable:GROUP', says: 'what the group owes its supermarket' },
  refunds: { key: 'refunds:GROUP', says: 'what the supermarket owes the payer' },
  loss: { key: 'loss:BEARER:ID', says: 'what a supermarket or community bears of lost goods' },
  lost: { key: 'lost:GROUP', says: 'the goods that were lost' },
};
