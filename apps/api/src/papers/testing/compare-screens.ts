import { packTotals, sortingTable, type Route } from '@cailan/shared-types';
import { LATER_SCREENS } from './compare-later-screens';
import {
  bagged,
  bagsOf,
  leaderOf,
  linesOf,
  ordersOf,
  same,
  sheetViews,
  sum,
  wanted,
  type Compared,
} from './compared';

type Read = Extract<Route, `GET ${string}`>;

/** Answers that show no line, bag or amount of a round's goods; a new one is sorted here or below, or does not compile. */
type Other =
  | `GET /${'health' | 'development' | 'wechat' | 'me' | 'desk' | 'binding' | 'building' | 'deput' | 'appointments' | 'account-moves' | 'responsibilities' | 'hand-overs' | 'messages'}${string}`
  | `GET /${'amendments' | 'chain' | 'communities' | 'district' | 'windows' | 'supermarkets' | 'households' | 'reconciliations' | 'payments' | 'payees' | 'rosters'}`
  | `GET /${'households' | 'supermarkets' | 'reconciliations' | 'payments' | 'payees' | 'rosters'}/${string}`
  | 'GET /rounds'
  | 'GET /rounds/:id'
  | 'GET /rounds/:id/share-out'
  | 'GET /rounds/:id/waves/:wave/unprintable'
  | 'GET /windows/:id/exceptions'
  | 'GET /windows/:id/losses'
  | 'GET /windows/:id/unserved'
  | 'GET /handoffs/:id'
  | 'GET /loads/:id'
  | 'GET /refunds/:id'
  | 'GET /refunds/:id/items';

type Screen = Exclude<Read, Other>;

const units = (day: Compared, orderId: string) => sum(linesOf(day, orderId).map(({ quantity }) => quantity));
const fen = (day: Compared, orderId: string) => sum(linesOf(day, orderId).map(({ amountFen }) => amountFen));
const ofRound = ({ round }: Compared) => ({ params: { id: round.round.id } });
/** Whoever may ask for each of the round's orders: a member of its household. */
async function member({ world }: Compared, householdId: string) {
  return world.person('resident', householdId);
}

async function packSheets(day: Compared): Promise<void> {
  for (const sheet of await sheetViews(day)) {
    const bags = day.rows.bags.filter(({ groupOrderId }) => groupOrderId === sheet.groupOrderId);
    const lines = ordersOf(day, sheet.groupOrderId).flatMap(({ id }) => linesOf(day, id));
    const { pieces, refundFen, missing, ordered } = packTotals(
      sheet.households.flatMap((each) => each.lines),
    );
    expect([pieces, refundFen, missing, ordered]).toEqual([
      sum(bags.map((bag) => bag.pieces)),
      sum(lines.map((line) => line.refundFen)),
      sum(lines.map(({ shortQuantity }) => shortQuantity)),
      sum(lines.map(({ quantity }) => quantity)),
    ]);
    const table = sortingTable(sheet);
    expect(table.sum).toBe(pieces);
    same(
      table.rooms.map(({ orderId, pieces: own }) => [orderId, own]),
      ordersOf(day, sheet.groupOrderId).map(({ id }) => [id, sum([...bagged(day, id).values()])]),
    );
  }
}

/** How each answer is held against a round's rows. */
export const SCREENS: Record<Screen, (day: Compared) => Promise<void>> = {
  'GET /rounds/:id/totals': async (day) => {
    const totals = await day.world.ok(day.round.staff, 'GET /rounds/:id/totals', ofRound(day));
    const { orders } = day.rows;
    expect([totals.households, totals.amountFen]).toEqual([
      new Set(orders.map(({ householdId }) => householdId)).size,
      sum(orders.map(({ amountFen }) => amountFen)),
    ]);
    same(
      totals.products
        .filter(({ quantity }) => quantity > 0)
        .map(({ offerId, quantity }) => [offerId, quantity]),
      wanted(day).map(({ offerId, quantity }) => [offerId, quantity]),
    );
  },
  'GET /rounds/:id/roll-up': async (day) => {
    const admin = await day.world.person('district_admin');
    const view = await day.world.ok(admin, 'GET /rounds/:id/roll-up', ofRound(day));
    same(
      view.groups
        .filter(({ quantity }) => quantity > 0)
        .map((each) => [each.name, each.households, each.quantity, each.amountFen]),
      day.rows.groups.map(({ id, name }) => {
        const orders = ordersOf(day, id);
        return [
          name,
          orders.length,
          sum(orders.map((o) => units(day, o.id))),
          sum(orders.map((o) => fen(day, o.id))),
        ];
      }),
    );
    expect([view.quantity, view.amountFen]).toEqual([
      sum(day.rows.lines.map(({ quantity }) => quantity)),
      sum(day.rows.lines.map(({ amountFen }) => amountFen)),
    ]);
  },
  'GET /group-orders': async (day) => {
    const query = { roundId: day.round.round.id };
    const all = await day.world.ok(day.round.staff, 'GET /group-orders', { query });
    same(
      all.map((each) => [each.id, each.ordered, each.amountFen, each.bagCount, each.crateCount]),
      day.rows.groups.map(({ id, crateCount }) => [
        ...[id, ordersOf(day, id).length, sum(ordersOf(day, id).map(({ amountFen }) => amountFen))],
        ...[day.rows.bags.filter(({ groupOrderId }) => groupOrderId === id).length, crateCount],
      ]),
    );
  },
  'GET /group-orders/:id': async (day) => {
    for (const { id, paidFen } of day.rows.groups) {
      const view = await day.world.ok(day.round.staff, 'GET /group-orders/:id', { params: { id } });
      expect([view.paidFen, view.amountFen]).toEqual([
        paidFen,
        sum(ordersOf(day, id).map((o) => o.amountFen)),
      ]);
    }
  },
  'GET /group-orders/:id/roll-up': async (day) => {
    for (const { id, gridId } of day.rows.groups) {
      const view = await day.world.ok(await leaderOf(day, gridId), 'GET /group-orders/:id/roll-up', {
        params: { id },
      });
      same(
        view.byHousehold.map((each) => [each.orderId, each.runningNumber, each.quantity, each.amountFen]),
        ordersOf(day, id).map((order) => [
          order.id,
          order.runningNumber,
          units(day, order.id),
          order.amountFen,
        ]),
      );
      expect([view.quantity, view.amountFen]).toEqual([
        sum(view.byProduct.map(({ quantity }) => quantity)),
        sum(view.byProduct.map(({ amountFen }) => amountFen)),
      ]);
    }
  },
  'GET /group-orders/:id/households': async (day) => {
    for (const { id, gridId } of day.rows.groups) {
      const leader = await leaderOf(day, gridId);
      const all = await day.world.ok(leader, 'GET /group-orders/:id/households', { params: { id } });
      same(
        all.filter(({ ordered }) => ordered).map(({ householdId, amountFen }) => [householdId, amountFen]),
        ordersOf(day, id).map(({ householdId, amountFen }) => [householdId, amountFen]),
      );
    }
  },
  'GET /group-orders/:id/pack-sheet': packSheets,
  'GET /group-orders/:id/dues': async (day) => {
    for (const { id, gridId } of day.rows.groups) {
      const dues = await day.world.ok(await leaderOf(day, gridId), 'GET /group-orders/:id/dues', {
        params: { id },
      });
      same(
        dues.households.map((each) => [each.orderId, each.amountFen, each.finalFen]),
        ordersOf(day, id).map((order) => [order.id, order.amountFen, order.finalFen]),
      );
    }
  },
  'GET /household-orders': async (day) => {
    for (const order of day.rows.orders) {
      const query = { householdId: order.householdId };
      const all = await day.world.ok(await member(day, order.householdId), 'GET /household-orders', {
        query,
      });
      const own = all.find(({ id }) => id === order.id);
      const { amountFen, finalFen, runningNumber, refundFen } = own ?? {};
      const back = sum(linesOf(day, order.id).map((line) => line.refundFen));
      expect([amountFen, finalFen, runningNumber, refundFen ?? 0]).toEqual([
        ...[order.amountFen, order.finalFen, order.runningNumber, back],
      ]);
      same(
        own?.lines.map((line) => [
          line.id,
          line.quantity,
          line.shortQuantity,
          line.substitutedQuantity,
          line.packedGrams,
        ]) ?? [],
        linesOf(day, order.id).map((line) => [
          line.id,
          line.quantity,
          line.shortQuantity,
          line.substitutedQuantity,
          line.packedGrams,
        ]),
      );
      same(
        own?.bags.map(({ code }) => code) ?? [],
        bagsOf(day, order.id).map(({ code }) => code),
      );
    }
  },
  'GET /household-orders/:id': async (day) => {
    const [order] = day.rows.orders;
    const view = await day.world.ok(
      await member(day, order?.householdId ?? ''),
      'GET /household-orders/:id',
      {
        params: { id: order?.id ?? '' },
      },
    );
    expect(sum(view.lines.map(({ quantity }) => quantity))).toBe(units(day, order?.id ?? ''));
  },
  'GET /windows/:id/list': async (day) => {
    for (const order of day.rows.orders) {
      const query = { householdId: order.householdId };
      const params = { id: day.round.windowId };
      const list = await day.world.ok(await member(day, order.householdId), 'GET /windows/:id/list', {
        params,
        query,
      });
      const own = list.lines.filter(({ roundId }) => roundId === day.round.round.id);
      same(
        own.map(({ offerId, quantity }) => [offerId, quantity]),
        linesOf(day, order.id).map(({ offerId, quantity }) => [offerId, quantity]),
      );
    }
  },
  'GET /rounds/:id/waves': async (day) => {
    const [wave] = await day.world.ok(day.round.staff, 'GET /rounds/:id/waves', ofRound(day));
    same(
      wave?.groups.map((each) => [each.groupOrderId, each.households, each.packedHouseholds]) ?? [],
      day.rows.groups.map(({ id }) => [id, ordersOf(day, id).length, ordersOf(day, id).length]),
    );
    expect([wave?.products, wave?.pickedProducts]).toEqual([wanted(day).length, wanted(day).length]);
  },
  'GET /rounds/:id/waves/:wave/pick-list': async (day) => {
    const list = await day.world.ok(day.round.staff, 'GET /rounds/:id/waves/:wave/pick-list', day.round.wave);
    same(
      list.lines.map(({ offerId, quantity, split }) => [
        offerId,
        quantity,
        sum(split.map(([, share]) => share)),
      ]),
      wanted(day).map(({ offerId, quantity }) => [offerId, quantity, quantity]),
    );
    expect(list.quantity).toBe(sum(day.rows.lines.map(({ quantity }) => quantity)));
  },
  ...LATER_SCREENS,
};
