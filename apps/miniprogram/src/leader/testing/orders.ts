import type { GroupOrderView, PaymentView, RoundView } from '@cailan/shared-types';

/** A building's order of the window of 21 November, as the service tells it. */
export function groupOrder(part: Partial<GroupOrderView> = {}): GroupOrderView {
  return {
    id: 'g1',
    roundId: 'r1',
    roundCode: 'R-261121-01',
    supermarketId: 's1',
    supermarketName: '老百姓超市',
    windowId: 'w1',
    deliveryGroupId: 'd1',
    deliveryGroupName: '临江苑1号楼',
    dropPointId: 'p1',
    status: 'collecting',
    households: 36,
    ordered: 29,
    amountFen: 260_400,
    paidFen: 0,
    payBy: '2026-11-20T15:30:00.000Z',
    confirmedAt: null,
    paidAt: null,
    cancelReason: null,
    bagCount: 0,
    crateCount: 0,
    ...part,
  };
}

/** Its round, open until 21:30 the day before. */
export function round(part: Partial<RoundView> = {}): RoundView {
  return {
    id: 'r1',
    code: 'R-261121-01',
    status: 'open',
    supermarketId: 's1',
    supermarketName: '老百姓超市',
    windowId: 'w1',
    windowName: '晚间配送',
    windowStartAt: '2026-11-21T11:30:00.000Z',
    windowEndAt: '2026-11-21T13:30:00.000Z',
    communityIds: ['c1'],
    opensAt: '2026-11-20T00:30:00.000Z',
    cutOffAt: '2026-11-20T13:30:00.000Z',
    payBy: '2026-11-20T15:30:00.000Z',
    quotaRule: 'first_come',
    duesMode: 'before_confirm',
    shortageRule: 'fair',
    minimumFen: 600_000,
    tolerancePercent: 10,
    seedHash: null,
    seed: null,
    pseudonymHash: null,
    sharedOutAt: null,
    cancelReason: null,
    orderedHouseholds: 90,
    orderedFen: 842_000,
    ...part,
  };
}

export function payment(part: Partial<PaymentView> = {}): PaymentView {
  return {
    id: 'p1',
    method: 'bank_transfer',
    status: 'pending',
    supermarketId: 's1',
    supermarketName: '老百姓超市',
    amountFen: 260_400,
    refundedFen: 0,
    refundingFen: 0,
    voucherNo: '20261120-1',
    voucherFileId: null,
    createdAt: '2026-11-20T14:00:00.000Z',
    payableUntil: null,
    answeredAt: null,
    note: null,
    mine: true,
    allocations: [{ groupOrderId: 'g1', deliveryGroupName: '临江苑1号楼', amountFen: 260_400 }],
    ...part,
  };
}
