import type { BagStatus, BagView, HouseholdOrderView, OrderLineView } from '@cailan/shared-types';
import { STATIONS } from '../words/stations';
import { earlierList, isInMotion, stationOf, tagOf, underWayOf } from './progress';

const packedAt = '2026-11-20T12:00:00.000Z';
const bags = (...statuses: BagStatus[]) => statuses.map((status) => ({ status }) as BagView);
const held = (heldAt: string) => [{ status: 'held', heldAt } as BagView];
const line = (change: Partial<OrderLineView> = {}) =>
  ({ shortQuantity: 0, substitutedQuantity: 0, ask: null, ...change }) as OrderLineView;
const order = (change: Partial<HouseholdOrderView>) =>
  ({
    windowId: 'w1',
    status: 'locked',
    groupStatus: 'confirmed',
    packedAt: null,
    receiptAt: null,
    lockedAt: packedAt,
    amountFen: 0,
    finalFen: null,
    dues: null,
    cancelReason: null,
    lines: [line()],
    bags: [],
    ...change,
  }) as HouseholdOrderView;

describe('the station that an order is on the way to', () => {
  it.each<[string, Partial<HouseholdOrderView>, string | undefined]>([
    ['submitted', { status: 'submitted' }, '已确认'],
    ['locked', {}, '已付款'],
    ['paid', { groupStatus: 'paid' }, '拣货'],
    ['being picked', { groupStatus: 'picking' }, '拣货'],
    ['packed', { packedAt, bags: bags('packed') }, '到门口'],
    ['packed with nothing in it', { packedAt }, '到门口'],
    ['on the truck', { packedAt, bags: bags('loaded', 'loaded') }, '到门口'],
    ['with the captain', { packedAt, bags: bags('handed_over') }, '到家'],
    ['with one bag held', { packedAt, bags: bags('delivered', 'held') }, '到家'],
    ['with a bag that is missing', { packedAt, bags: bags('delivered', 'missing') }, '到家'],
    ['delivered', { status: 'fulfilled', packedAt, bags: bags('delivered') }, undefined],
    ['settled', { status: 'settled', packedAt, bags: bags('delivered', 'written_off') }, undefined],
    ['ended with nothing at home', { status: 'fulfilled', packedAt, bags: bags('returned') }, '到家'],
    ['back with its vehicle', { groupStatus: 'returned', packedAt, bags: bags('packed') }, '到门口'],
  ])('%s', (_name, change, station) => {
    expect(STATIONS[stationOf(order(change))]).toBe(station);
  });

  it.each<[string, Partial<HouseholdOrderView>, string, string]>([
    ['confirmed', {}, '已确认', '已确认，等网格员付款'],
    ['paid', { groupStatus: 'paid' }, '已付款', '已付款，商超正在拣货分装'],
    ['being picked', { groupStatus: 'picking' }, '拣货中', '已付款，商超正在拣货分装'],
    ['packed', { packedAt, bags: bags('packed') }, '已装袋', '装好袋了，等送到门口'],
    ['at the gate', { packedAt, bags: bags('handed_over') }, '到门口了', '到门口了，等楼栋长送上来'],
    ['held', { packedAt, bags: held('楼下架子') }, '暂存', '1 袋暂存在楼下架子，请联系楼栋长领取'],
    ['missing', { packedAt, bags: bags('delivered', 'missing') }, '没找到', '1 袋没找到'],
    [
      'held in part',
      { packedAt, bags: [...bags('handed_over', 'missing'), ...held('岗亭')] },
      '到门口了',
      '到门口了，等楼栋长送上来；1 袋暂存在岗亭，请联系楼栋长领取；1 袋没找到',
    ],
    ['delivered', { status: 'fulfilled', packedAt, bags: bags('delivered') }, '已送完', '都送完了'],
    [
      'come back in part',
      { status: 'fulfilled', packedAt, bags: bags('delivered', 'returned') },
      '送到一部分',
      '送到 1 袋；1 袋退回了商超',
    ],
    [
      'come back in whole',
      { status: 'fulfilled', packedAt, bags: bags('returned', 'returned') },
      '已退回',
      '2 袋退回了商超',
    ],
    [
      'come back while another waits',
      { packedAt, bags: [...bags('returned'), ...held('岗亭')] },
      '暂存',
      '1 袋暂存在岗亭，请联系楼栋长领取；1 袋退回了商超',
    ],
    [
      'back with its vehicle',
      { groupStatus: 'returned', packedAt, bags: bags('packed', 'packed') },
      '已退回商超',
      '车没有送到，2 袋退回了商超',
    ],
  ])('is said with its bags: %s', (_name, change, tag, words) => {
    expect([tagOf(order(change)).words, underWayOf(order(change))]).toEqual([tag, words]);
  });

  it('moves until its household has everything', () => {
    const moving = (change: Partial<HouseholdOrderView>) => isInMotion(order(change));
    expect([moving({}), moving({ status: 'submitted' }), moving({ status: 'fulfilled' })]).toEqual([
      true,
      true,
      true,
    ]);
    expect(moving({ status: 'fulfilled', receiptAt: packedAt })).toBe(false);
    expect(
      (['draft', 'withdrawn', 'cancelled', 'settled'] as const).some((status) => moving({ status })),
    ).toBe(false);
  });
});

describe('an earlier list', () => {
  it('is the latest of another window that was handed in', () => {
    expect(earlierList([], 'w1')).toBeUndefined();
    expect(earlierList([order({})], 'w1')).toBeUndefined();
    expect(
      earlierList(
        [
          order({}),
          order({ windowId: 'w2', status: 'withdrawn' }),
          order({ windowId: 'w3', status: 'settled' }),
          order({ windowId: 'w4' }),
        ],
        'w1',
      ),
    ).toEqual({ windowId: 'w3', cancelled: undefined });
  });

  it('is offered again where all of it was cancelled', () => {
    const unpaid = order({ windowId: 'w2', status: 'cancelled', cancelReason: 'unpaid' });
    expect(earlierList([unpaid], 'w1')).toEqual({ windowId: 'w2', cancelled: 'unpaid' });
    expect(earlierList([unpaid, order({ windowId: 'w2' })], 'w1')?.cancelled).toBeUndefined();
  });
});
