import { maskPhone, type PackSheetView } from '@cailan/shared-types';
import { at, Sealer } from '../../ground/db/sealer';
import type { PaidRound, TestPerson, World } from '@cailan/trials/world/world';
import type { Rows } from './round-rows';

/** A round to be compared, with its rows as they stand now. */
export interface Compared {
  world: World;
  round: PaidRound;
  rows: Rows;
  settled: boolean;
}

/** Rows of any order, so that what is missing and what is too much both show. */
const inAnyOrder = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
export const same = (got: readonly unknown[], wanted: readonly unknown[]): void =>
  expect(inAnyOrder(got)).toEqual(inAnyOrder(wanted));
export const sum = (figures: readonly number[]): number => figures.reduce((all, figure) => all + figure, 0);

export const leaderOf = ({ world }: Compared, gridId: string | undefined): Promise<TestPerson> =>
  world.person('grid_leader', gridId);
export const linesOf = ({ rows }: Compared, orderId: string) =>
  rows.lines.filter((line) => line.orderId === orderId);
export const ordersOf = ({ rows }: Compared, groupOrderId: string) =>
  rows.orders.filter((order) => order.groupOrderId === groupOrderId);
export const bagsOf = ({ rows }: Compared, orderId: string) =>
  rows.bags.filter((bag) => bag.orderId === orderId);

export const sheetViews = ({ world, round, rows }: Compared): Promise<PackSheetView[]> =>
  Promise.all(
    rows.groups.map(({ id }) =>
      world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', { params: { id } }),
    ),
  );

/** Who receives an order's goods, by its rows. */
export function recipient({ world }: Compared, order: Rows['orders'][number]) {
  const sealer = world.app.get(Sealer);
  const phone = sealer.phoneOrEmpty(order.recipientPhoneSealed, at.recipientPhone(order.id));
  return {
    name: sealer.openOrEmpty(order.recipientNameSealed, at.recipientName(order.id)),
    phone: maskPhone(phone),
    note: sealer.openNote(order.note, at.orderNote(order.id)),
  };
}

/** Units by product that go into an order's bags, substitutes in the rows of what they are. */
export function bagged(day: Compared, orderId: string): Map<string, number> {
  const units = new Map<string, number>();
  const add = (offerId: string, count: number) => units.set(offerId, (units.get(offerId) ?? 0) + count);
  for (const line of linesOf(day, orderId)) {
    add(line.offerId, line.quantity - line.shortQuantity - line.substitutedQuantity);
    if (line.substituteOfferId) add(line.substituteOfferId, line.substitutedQuantity);
  }
  return units;
}

/** Ordered units by product over the wave's buildings, each building's part by its name. */
export function wanted(day: Compared): { offerId: string; name: string; quantity: number }[] {
  const byOffer = new Map<string, { offerId: string; name: string; quantity: number }>();
  for (const { offerId, name, quantity } of day.rows.lines) {
    const known = byOffer.get(offerId) ?? { offerId, name, quantity: 0 };
    byOffer.set(offerId, { ...known, quantity: known.quantity + quantity });
  }
  return [...byOffer.values()];
}

/** Money by building, those among them whose building was paid and then cancelled: all of theirs goes back. */
export async function money({ world, round, rows, settled }: Compared) {
  const groups = await world.db.many<{
    id: string;
    name: string;
    paidFen: number;
    due: number | string | null;
    back: number | string | null;
  }>(
    `SELECT g.id, g.name, g.paidFen, (SELECT SUM(i.amountFen) FROM refund_items i WHERE i.groupOrderId = g.id) AS due,
       (SELECT SUM(i.amountFen) FROM refund_items i JOIN refund_batches b ON b.id = i.batchId
        WHERE i.groupOrderId = g.id AND b.status = 'refunded') AS back
     FROM group_orders g WHERE g.roundId = ? AND g.paidFen > 0`,
    [round.round.id],
  );
  return groups.map(({ id, name, paidFen, due, back }) => {
    const orders = rows.orders.filter(({ groupOrderId }) => groupOrderId === id);
    return {
      ...{
        name,
        households: orders.length,
        orderedFen: sum(orders.map(({ amountFen }) => amountFen)),
        paidFen,
      },
      finalFen: settled ? sum(orders.map(({ finalFen }) => finalFen ?? 0)) : 0,
      refundedFen: Number(back ?? 0),
      refundDueFen: Number(due ?? 0) - Number(back ?? 0),
    };
  });
}
