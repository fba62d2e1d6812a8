import type { BagStatus, BagView, HouseholdOrderView } from '@cailan/shared-types';
import { arrivedIn, cameBackOf } from './came-back';

const bags = (...statuses: BagStatus[]) => statuses.map((status) => ({ status }) as BagView);
const order = (change: Partial<HouseholdOrderView>) =>
  ({
    status: 'fulfilled',
    groupStatus: 'completed',
    lockedAt: '2026-11-20T12:00:00.000Z',
    amountFen: 3_000,
    finalFen: null,
    dues: null,
    bags: bags('delivered', 'returned'),
    ...change,
  }) as HouseholdOrderView;
const owed = (balanceFen: number, returnWaitingFen = 0) => ({
  collectedFen: 3_000,
  balanceFen,
  returnWaitingFen,
});

const LATER = '这部分不用付：商超结算时退给付款的网格员，您交过的由网格员退给您。';

it.each<[string, Partial<HouseholdOrderView>, string, string]>([
  ['a bag, before the settlement', {}, '1 袋退回了商超', LATER],
  [
    'bags that ended in two ways',
    { bags: bags('returned', 'written_off', 'written_off') },
    '1 袋退回了商超，2 袋报损了',
    LATER,
  ],
  [
    'a bag, once it is settled',
    { status: 'settled', finalFen: 1_800 },
    '1 袋退回了商超',
    '按送到的算，少收 ¥12.00。',
  ],
  [
    'what was paid to the leader',
    { status: 'settled', finalFen: 1_800, dues: owed(-1_200) },
    '1 袋退回了商超',
    '按送到的算，少收 ¥12.00，网格员应退您 ¥12.00。',
  ],
  [
    'what the leader says was given back',
    { status: 'settled', finalFen: 1_800, dues: owed(-1_200, 1_200) },
    '1 袋退回了商超',
    '按送到的算，少收 ¥12.00。',
  ],
  ['goods that cost nothing', { status: 'settled', amountFen: 0, finalFen: 0 }, '1 袋退回了商超', ''],
  [
    'a whole vehicle',
    { status: 'locked', groupStatus: 'returned', bags: bags('packed', 'packed') },
    '车没有送到，2 袋退回了商超',
    '商超会再送一次；送不了就取消，钱都退。',
  ],
  [
    'goods of a building that was cancelled',
    { status: 'cancelled', groupStatus: 'cancelled', bags: bags('returned'), dues: owed(-3_000) },
    '1 袋没有送来',
    '这单不用付，付过的都退，网格员应退您 ¥30.00。',
  ],
  ['money of one that was not packed', { status: 'cancelled', bags: [] }, '', '这单不用付，付过的都退。'],
])('tells of %s', (_, change, goods, money) => {
  expect(cameBackOf(order(change))).toEqual({ goods, money });
});

it.each<[string, Partial<HouseholdOrderView>]>([
  ['all came', { bags: bags('delivered', 'left_at_door') }],
  ['a bag is held', { status: 'locked', groupStatus: 'handed_over', bags: bags('delivered', 'held') }],
  ['nothing was confirmed', { status: 'cancelled', lockedAt: null, bags: [] }],
  ['nothing is packed yet', { status: 'locked', groupStatus: 'paid', bags: [] }],
])('tells of nothing where %s', (_, change) => {
  expect(cameBackOf(order(change))).toBeUndefined();
});

it('counts what the household has', () => {
  expect(arrivedIn(order({ bags: bags('delivered', 'collected', 'returned', 'held') }))).toBe(2);
});
