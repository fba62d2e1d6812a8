import type { HouseholdOrderStatus, ListLineView, ListView } from '@cailan/shared-types';

/** A line of a list: `line('a', 2)`; an offer's round is `r1` unless said. */
export function line(offerId: string, quantity: number, roundId = 'r1'): ListLineView {
  return {
    offerId,
    roundId,
    name: `商品${offerId}`,
    spec: '500 克',
    quantity,
    wish: 'refund',
    amountFen: quantity * 250,
  };
}

/** A list as the service answers it; an order for every round that its lines name. */
export function listOf(
  version: number,
  lines: readonly ListLineView[],
  status: HouseholdOrderStatus = 'draft',
  note = '',
): ListView {
  const rounds = [...new Set(lines.map(({ roundId }) => roundId))];
  return {
    windowId: 'w1',
    householdId: 'h1',
    version,
    note,
    lines: [...lines],
    amountFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
    orders: rounds.map((roundId) => ({
      id: `order ${roundId}`,
      roundId,
      status,
      amountFen: 0,
      runningNumber: null,
      cancelReason: null,
    })),
  };
}
