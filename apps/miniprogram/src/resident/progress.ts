import { BAG_ENDED, type BagStatus, type BagView, type HouseholdOrderView } from '@cailan/shared-types';
import { arrivedIn, cameBackOf } from './came-back';
import { bagWords, groupOrderWords, householdOrderWords, type Said } from '../words/statuses';

type Facts = Pick<
  HouseholdOrderView,
  'status' | 'groupStatus' | 'lockedAt' | 'packedAt' | 'amountFen' | 'finalFen' | 'dues' | 'bags'
>;

/** Bags that left the shop and are not yet at the household's building. */
const COMING: readonly BagStatus[] = ['packed', 'loaded'];
/** Bags of which nothing more is expected. */
const ENDED: readonly BagStatus[] = BAG_ENDED;
/** Bags that came as far as the building and go no further by themselves; the most useful to know first. */
const STOPPED: readonly BagStatus[] = ['held', 'missing', 'damaged', 'refused'];

/** The station that an order is on the way to, as an index of STATIONS; all before it are passed, 6: it is at home. */
export function stationOf({ status, groupStatus, packedAt, bags }: Facts): number {
  if (status === 'submitted') return 1;
  const states = bags.map((bag) => bag.status);
  if (states.some((each) => COMING.includes(each)) || (packedAt !== null && bags.length === 0)) return 4;
  if (states.some((each) => !ENDED.includes(each))) return AT_THE_DOOR;
  // Of what came back or was lost nothing is at home.
  if (bags.length > 0 && arrivedIn({ bags }) === 0) return AT_THE_DOOR;
  if (status === 'fulfilled' || status === 'settled' || bags.length > 0) return 6;
  return groupStatus === 'confirmed' ? 2 : 3;
}

/** What is under way at each station, and how a tag says it. */
const UNDER_WAY = [
  { words: '清单还没有交', tag: householdOrderWords.draft },
  { words: '等网格员确认整栋楼的清单', tag: householdOrderWords.submitted },
  { words: '已确认，等网格员付款', tag: householdOrderWords.locked },
  { words: '已付款，商超正在拣货分装', tag: { words: '已付款', tone: 'good' } },
  { words: '装好袋了，等送到门口', tag: { words: '已装袋', tone: 'good' } },
  { words: '到门口了，等楼栋长送上来', tag: { words: '到门口了', tone: 'now' } },
  { words: '都送完了', tag: householdOrderWords.fulfilled },
] as const satisfies readonly { words: string; tag: Said }[];
const PICKING = 3;
const AT_THE_DOOR = 5;

/** What is under way with an order, for its household: its station, and which bags do not come up by themselves. */
export function underWayOf(order: Facts): string {
  const at = stationOf(order);
  const { words } = UNDER_WAY[at] ?? UNDER_WAY[0];
  const back = cameBackOf(order);
  if (at < AT_THE_DOOR) return back?.goods || words;
  const arrived = arrivedIn(order);
  const parts = [
    ...(comesUp(order) ? [words] : []),
    ...(back && arrived > 0 ? [`送到 ${arrived} 袋`] : []),
    ...stoppedWords(order.bags),
    ...(back ? [back.goods] : []),
  ];
  return parts.length > 0 ? parts.join('；') : words;
}

/** Where an order is, as its tag says it; what has ended is said by its state. */
export function tagOf(order: Facts): Said {
  if (order.status === 'fulfilled') return fulfilledTag(order);
  if (order.status !== 'locked') return householdOrderWords[order.status];
  if (order.groupStatus === 'returned') return groupOrderWords.returned;
  const at = stationOf(order);
  const stopped = order.bags.find(isStopped);
  if (at === AT_THE_DOOR && stopped && !comesUp(order)) return bagWords[stopped.status];
  if (at === PICKING && order.groupStatus === 'picking') return groupOrderWords.picking;
  return (UNDER_WAY[at] ?? UNDER_WAY[0]).tag;
}

/** Everything came, a part of it did, or nothing: then as its bags ended. */
function fulfilledTag(order: Facts): Said {
  const lost = order.bags.find(({ status }) => status === 'returned' || status === 'written_off');
  if (!lost) return householdOrderWords.fulfilled;
  if (arrivedIn(order) > 0) return { words: '送到一部分', tone: 'now' };
  return { words: bagWords[lost.status].words, tone: 'harm' };
}

const comesUp = ({ bags }: Facts): boolean => bags.some(({ status }) => status === 'handed_over');
const isStopped = ({ status }: BagView): boolean => STOPPED.includes(status);

function stoppedWords(bags: readonly BagView[]): string[] {
  return STOPPED.flatMap((status) => {
    const these = bags.filter((bag) => bag.status === status);
    if (these.length === 0) return [];
    const words = `${these.length} 袋${bagWords[status].words}`;
    if (status !== 'held') return [words];
    const places = [...new Set(these.flatMap(({ heldAt }) => heldAt ?? []))].join('、');
    return [`${words}${places && `在${places}`}，请联系楼栋长领取`];
  });
}

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
