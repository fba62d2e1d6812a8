import { marks } from '../../../ground/db/db';
import type { GroupOrder } from '../../group-orders/group-order.entity';
import type { HouseholdOrder, HouseholdOrderLine } from '../../household-orders/household-order.entity';
import type { ListLine } from '../../lists/list';
import type { WindowPoint } from '../../../district/windows/window.entity';
import type { OfferQuota, Round } from '../round.entity';
import type { ShareOut } from '../../share-out/share-out.entity';
import type { HistoryWindow } from './history-window';

/** All rows that a history's window has come to. */
export interface State {
  rounds: Round[];
  groups: GroupOrder[];
  orders: HouseholdOrder[];
  lines: HouseholdOrderLine[];
  quotas: OfferQuota[];
  shares: ShareOut[];
  points: WindowPoint[];
}

export async function stateOf({ service: { db }, rounds, windowId }: HistoryWindow): Promise<State> {
  const ids = rounds.map(({ id }) => id);
  const of = <T>(table: string, column = 'roundId') =>
    db.many<T>(`SELECT * FROM ${table} WHERE ${column} IN (${marks(ids.length)}) ORDER BY id`, ids);
  return {
    rounds: await of('rounds', 'id'),
    groups: await of('group_orders'),
    orders: await of('household_orders'),
    lines: await of('household_order_lines'),
    quotas: await of('offer_quotas'),
    shares: await of('share_outs'),
    points: await db.many('SELECT * FROM window_points WHERE windowId = ? ORDER BY id', [windowId]),
  };
}

const HOLDING = ['submitted', 'locked', 'fulfilled', 'settled'];
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const activeLines = ({ lines }: State, orderId: string) =>
  lines.filter((line) => line.orderId === orderId && line.active === 1);

/** What is wrong with the sums of a state; each in words. */
export function wrongSums(state: State): string[] {
  return [...wrongOrders(state), ...wrongGroups(state), ...wrongQuotas(state), ...wrongPoints(state)];
}

/** order.amountFen = Σ of its active lines, and its lines are its list. */
function wrongOrders(state: State): string[] {
  return state.orders.flatMap((order) => {
    const own = activeLines(state, order.id);
    if (!HOLDING.includes(order.status))
      return own.length > 0 ? [`${order.status} order ${order.id} keeps ${own.length} lines`] : [];
    const fen = sum(own.map(({ amountFen }) => amountFen));
    const listed = (JSON.parse(order.listJson) as ListLine[]).map(
      ({ offerId, quantity }) => `${offerId} ${quantity}`,
    );
    const lined = own.map(({ offerId, quantity }) => `${offerId} ${quantity}`);
    return [
      ...(own.length === 0 ? [`${order.status} order ${order.id} has no lines`] : []),
      ...(fen === order.amountFen ? [] : [`order ${order.id} charges ${order.amountFen}, its lines ${fen}`]),
      ...(listed.sort().join() === lined.sort().join()
        ? []
        : [`order ${order.id} lists what it has no lines for`]),
    ];
  });
}

/** A confirmed building charges what its locked households are charged. */
function wrongGroups({ groups, orders }: State): string[] {
  return groups.flatMap(({ id, status, amountFen, orderCount }) => {
    if (status === 'collecting' || status === 'cancelled') return [];
    const locked = orders.filter((order) => order.groupOrderId === id && HOLDING.includes(order.status));
    const fen = sum(locked.map((order) => order.amountFen));
    return fen === amountFen && locked.length === orderCount
      ? []
      : [`${status} building ${id} is not its orders`];
  });
}

/** Quota taken = Σ of what is held, per offer and per community, and never beyond the quota. */
function wrongQuotas(state: State): string[] {
  return state.quotas.flatMap((quota) => {
    const round = state.rounds.find(({ id }) => id === quota.roundId);
    const drawn = round?.drawnAt !== null || state.shares.some(({ roundId }) => roundId === quota.roundId);
    const holds = round?.quotaRule === 'first_come' || drawn;
    const held = holds ? sum(state.orders.map((order) => heldOf(state, quota, order))) : 0;
    return [
      ...(held === quota.taken ? [] : [`${quota.taken} of a quota are taken, ${held} are held`]),
      ...(quota.taken >= 0 && quota.taken <= quota.quota
        ? []
        : [`${quota.taken} of ${quota.quota} are taken`]),
    ];
  });
}

/** Units that an order holds of a quota: what was drawn for it, where that is not applied yet. */
function heldOf({ shares }: State, quota: OfferQuota, order: HouseholdOrder): number {
  if (order.roundId !== quota.roundId || !HOLDING.includes(order.status)) return 0;
  if (quota.communityId !== '' && quota.communityId !== order.communityId) return 0;
  const drawn = shares.find(
    ({ quotaId, orderId, appliedAt }) => quotaId === quota.id && orderId === order.id && appliedAt === null,
  );
  const own = (JSON.parse(order.listJson) as ListLine[]).filter(({ offerId }) => offerId === quota.offerId);
  return drawn?.got ?? sum(own.map(({ quantity }) => quantity));
}

/** Capacity = the households that hold something at a drop point, each once. */
function wrongPoints({ points, orders, groups }: State): string[] {
  const pointOf = new Map(groups.map(({ id, dropPointId }) => [id, dropPointId]));
  return points.flatMap(({ dropPointId, taken, capacity }) => {
    const there = orders.filter(
      ({ groupOrderId, status }) => pointOf.get(groupOrderId) === dropPointId && HOLDING.includes(status),
    );
    const holding = new Set(there.map(({ householdId }) => householdId)).size;
    return holding === taken && taken <= capacity
      ? []
      : [`${taken} of ${capacity} households are counted, ${holding} hold something`];
  });
}

/** Each order of a state with its lines, as one text: what must not have moved is compared by it. */
export function heldTexts(state: State): Map<string, string> {
  return new Map(
    state.orders.map((order) => [
      order.id,
      JSON.stringify([order, state.lines.filter(({ orderId }) => orderId === order.id)]),
    ]),
  );
}
