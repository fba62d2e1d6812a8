import { BAG_ARRIVED, formatFen, type BagStatus, type HouseholdOrderView } from '@cailan/shared-types';

type Order = Pick<
  HouseholdOrderView,
  'status' | 'groupStatus' | 'lockedAt' | 'amountFen' | 'finalFen' | 'dues' | 'bags'
>;

/** What of an order came back, and what becomes of its money; each empty where there is nothing to say. */
export interface CameBack {
  goods: string;
  money: string;
}

/** Ends of bags that their household does not have, in words. */
const BACK = [
  ['returned', '退回了商超'],
  ['written_off', '报损了'],
] as const satisfies readonly (readonly [BagStatus, string])[];
const ARRIVED: readonly BagStatus[] = BAG_ARRIVED;

/** Undefined while everything has come, or may still come up the stairs. */
export function cameBackOf(order: Order): CameBack | undefined {
  const { status, groupStatus, lockedAt, bags } = order;
  if (status === 'cancelled') {
    const goods = bags.length > 0 ? `${bags.length} 袋没有送来` : '';
    return lockedAt === null ? undefined : { goods, money: cancelledMoney(order) };
  }
  if (status === 'locked' && groupStatus === 'returned')
    return {
      goods: `车没有送到，${bags.length} 袋退回了商超`,
      money: '商超会再送一次；送不了就取消，钱都退。',
    };
  const goods = BACK.flatMap(([end, words]) => {
    const count = bags.filter((bag) => bag.status === end).length;
    return count > 0 ? [`${count} 袋${words}`] : [];
  });
  return goods.length > 0 ? { goods: goods.join('，'), money: money(order) } : undefined;
}

/** How many bags the household has. */
export const arrivedIn = ({ bags }: Pick<Order, 'bags'>): number =>
  bags.filter(({ status }) => ARRIVED.includes(status)).length;

/** Of goods that came back beside others: nothing is reckoned before the round settles. */
function money(order: Order): string {
  const { amountFen, finalFen } = order;
  if (finalFen === null) return '这部分不用付：商超结算时退给付款的网格员，您交过的由网格员退给您。';
  const lessFen = amountFen - finalFen;
  return lessFen > 0 ? `按送到的算，少收 ${formatFen(lessFen)}${toYou(order)}。` : '';
}

const cancelledMoney = (order: Order): string => `这单不用付，付过的都退${toYou(order)}。`;

/** What of it the leader still has to hand to the household. */
function toYou({ dues }: Order): string {
  const fen = dues ? -dues.balanceFen - dues.returnWaitingFen : 0;
  return fen > 0 ? `，网格员应退您 ${formatFen(fen)}` : '';
}
