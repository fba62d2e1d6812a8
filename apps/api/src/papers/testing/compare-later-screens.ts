import { bagsOf, money, ordersOf, same, sum, type Compared } from './compared';

const ofRound = ({ round }: Compared) => ({ params: { id: round.round.id } });

/** How what is asked once goods are packed is held against a round's rows: vehicles, gates, doors, and money. */
export const LATER_SCREENS = {
  'GET /loads': async (day: Compared) => {
    const loads = await day.world.ok(day.round.staff, 'GET /loads', {
      query: { windowId: day.round.windowId },
    });
    const groups = loads.flatMap(({ stops }) => stops.flatMap((stop) => stop.groups));
    // A building without a bag needs no vehicle.
    const carried = day.rows.groups.filter(({ bagCount }) => day.settled && bagCount > 0);
    same(
      groups.map((each) => [each.groupOrderId, each.bags, each.crates]),
      carried.map(({ id, crateCount }) => [
        id,
        day.rows.bags.filter((bag) => bag.groupOrderId === id).length,
        crateCount,
      ]),
    );
    for (const { groupOrderId, gateHandoffId } of groups) {
      const gate = await day.world.ok(day.round.staff, 'GET /handoffs/:id', {
        params: { id: gateHandoffId ?? '' },
      });
      const codes = day.rows.bags.filter((bag) => bag.groupOrderId === groupOrderId).map(({ code }) => code);
      same(
        gate.bags.map(({ code }) => code),
        codes,
      );
      expect([gate.expectedBags, gate.receivedBags]).toEqual([codes.length, codes.length]);
    }
  },
  'GET /windows/:id/floor': async (day: Compared) => {
    const own = new Set(day.rows.bags.map(({ code }) => code));
    for (const { id } of day.rows.groups) {
      const captain = await day.world.captainOf(id);
      const floor = await day.world.ok(captain, 'GET /windows/:id/floor', {
        params: { id: day.round.windowId },
        query: {},
      });
      const seen = floor.households.flatMap(({ householdId, bags }) =>
        bags.filter(({ code }) => own.has(code)).map(({ code }) => [householdId, code]),
      );
      const orders = day.settled ? ordersOf(day, id) : [];
      same(
        seen,
        orders.flatMap((order) => bagsOf(day, order.id).map(({ code }) => [order.householdId, code])),
      );
    }
  },
  'GET /windows/:id/progress': async (day: Compared) => {
    const params = { id: day.round.windowId };
    const view = await day.world.ok(day.round.staff, 'GET /windows/:id/progress', { params });
    const households = new Set(day.rows.orders.map(({ householdId }) => householdId)).size;
    const { packed, served } = view.households;
    const empty = day.rows.groups.filter(({ bagCount }) => bagCount === 0);
    const nothing = sum(empty.map(({ id }) => ordersOf(day, id).length));
    expect([packed, served]).toEqual([households, day.settled ? households : nothing]);
    expect(sum(view.bags.filter(({ status }) => status !== 'returned').map(({ count }) => count))).toBe(
      day.rows.bags.length,
    );
  },
  'GET /rounds/:id/statement': async (day: Compared) => {
    const view = await day.world.ok(day.round.staff, 'GET /rounds/:id/statement', ofRound(day));
    same(
      view.groups.map(({ groupOrderId: _, ...group }) => group),
      await money(day),
    );
    for (const amount of ['orderedFen', 'paidFen', 'finalFen', 'refundedFen', 'refundDueFen'] as const)
      expect(view[amount]).toBe(sum(view.groups.map((group) => group[amount])));
  },
  'GET /books': async (day: Compared) => {
    const books = await day.world.ok(await day.world.person('district_admin'), 'GET /books');
    const own = books.supermarkets.find(
      ({ supermarketId }) => supermarketId === day.round.round.supermarketId,
    );
    const groups = await money(day);
    for (const amount of ['orderedFen', 'paidFen', 'finalFen', 'refundedFen', 'refundDueFen'] as const)
      expect([amount, own?.[amount]]).toEqual([amount, sum(groups.map((group) => group[amount]))]);
    expect(books.totalFen).toBe(0);
  },
  'GET /refunds': async (day: Compared) => {
    const refunds = await day.world.ok(day.round.staff, 'GET /refunds', {
      query: { roundId: day.round.round.id },
    });
    const items = await day.world.db.one<{ n: number | string | null }>(
      'SELECT SUM(amountFen) AS n FROM refund_items WHERE roundId = ? AND batchId IS NOT NULL',
      [day.round.round.id],
    );
    expect(sum(refunds.map(({ amountFen }) => amountFen))).toBe(Number(items?.n ?? 0));
  },
};
