import { BAG_ENDED, type BagStatus, type HouseholdOrderView } from '@cailan/shared-types';

/** The way of an order from the list to the home. */
export const STATIONS = ['已提交', '已确认', '已付款', '拣货', '到门口', '到家'] as const;

type Facts = Pick<HouseholdOrderView, 'status' | 'groupStatus' | 'packedAt' | 'bags'>;

/** Bags that left the shop and are not yet at the household's building. */
const COMING: readonly BagStatus[] = ['packed', 'loaded'];
/** Bags of which nothing more is expected. */
const ENDED: readonly BagStatus[] = BAG_ENDED;

/** The station that an order is on the way to, as an index of STATIONS; all before it are passed, 6: it is at home. */
export function stationOf({ status, groupStatus, packedAt, bags }: Facts): number {
  if (status === 'submitted') return 1;
  const states = bags.map((bag) => bag.status);
  if (states.some((each) => COMING.includes(each)) || (packedAt !== null && bags.length === 0)) return 4;
  if (states.some((each) => !ENDED.includes(each))) return 5;
  if (status === 'fulfilled' || status === 'settled' || bags.length > 0) return 6;
  return groupStatus === 'confirmed' ? 2 : 3;
}

/** What is under way at each station, for the person. */
export const underWay = [
  '清单还没有交',
  '等网格员确认整栋楼的清单',
  '已确认，等网格员付款',
  '已付款，商超正在拣货分装',
  '装好袋了，等送到门口',
  '到门口了，等楼栋长送上来',
  '都送完了',
] as const;

/** Whether an order still moves: it is handed in, and its household has not said that it has everything. */
export function isInMotion(order: HouseholdOrderView): boolean {
  if (order.status === 'submitted' || order.status === 'locked') return true;
  return order.status === 'fulfilled' && order.receiptAt === null;
}

/** An earlier list that can be written again. */
export interface EarlierList {
  windowId: string;
  /** Why it came to nothing; undefined where it was delivered. */
  cancelled: string | undefined;
}

/**
 * The household's latest list for another window, to be written again. Where all of it was cancelled, such as a building
 * that was not paid, it is offered again unasked.
 * @param orders newest first
 */
export function earlierList(
  orders: readonly HouseholdOrderView[],
  windowId: string,
): EarlierList | undefined {
  const others = orders.filter(
    (order) => order.windowId !== windowId && order.status !== 'withdrawn' && order.lines.length > 0,
  );
  const [last] = others;
  if (!last) return undefined;
  const together = others.filter((order) => order.windowId === last.windowId);
  const lost = together.every(({ status }) => status === 'cancelled');
  return { windowId: last.windowId, cancelled: lost ? (last.cancelReason ?? '') : undefined };
}
