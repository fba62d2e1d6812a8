import type { GroupOrderView, PaymentView, RoundStatus, RoundView } from '@cailan/shared-types';
import { byWindow, standing } from './standing';

const round = (id: string, windowId: string, day: number, status: RoundStatus = 'open'): RoundView =>
  ({ id, windowId, windowStartAt: `2026-11-${day}T11:30:00.000Z`, status }) as RoundView;
const group = (id: string, roundId: string, paidAt: string | null): GroupOrderView =>
  ({ id, roundId, paidAt, status: paidAt ? 'paid' : 'confirmed' }) as GroupOrderView;
const voucher = (...ids: string[]): PaymentView =>
  ({ allocations: ids.map((groupOrderId) => ({ groupOrderId })) }) as PaymentView;

describe('how a supermarket stands with its rounds', () => {
  it('counts paid buildings and waiting vouchers of each round alone', () => {
    const groups = [
      group('g1', 'a', '2026-11-21T00:00:00.000Z'),
      group('g2', 'a', null),
      group('g3', 'b', null),
    ];
    const [a, b] = standing([round('a', 'w', 22), round('b', 'w', 22)], groups, [
      voucher('g2', 'g1'),
      voucher('g2'),
    ]);
    expect(a).toMatchObject({ confirmedBuildings: 2, paidBuildings: 1, vouchers: 2 });
    expect(b).toMatchObject({ confirmedBuildings: 1, paidBuildings: 0, vouchers: 0 });
  });

  it('puts the next window first and what has ended last, the latest of it on top', () => {
    const rounds = [
      round('old', 'w1', 20, 'settled'),
      round('later', 'w4', 24),
      round('next', 'w3', 23),
      round('gone', 'w3', 23, 'cancelled'),
      round('newer', 'w2', 21, 'settled'),
    ];
    const order = byWindow(standing([...rounds].reverse(), [], [])).map(({ standings }) =>
      standings.map((each) => each.round.id),
    );
    expect(order).toEqual([['next', 'gone'], ['later'], ['newer'], ['old']]);
  });
});
