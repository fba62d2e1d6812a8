import type { DuesLineView, DuesView } from '@cailan/shared-types';
import { groupOrder, round } from '../testing/orders';
import { entriesOf, entryFen, entryRefusal, filtered, sumsOf, toReturnFen } from './book';
import { receiptFacts, receiptHands } from './receipt-facts';

const line = (part: Partial<DuesLineView>): DuesLineView => ({
  orderId: 'o1',
  door: '1-1-101',
  runningNumber: 37,
  status: 'locked',
  amountFen: 10_000,
  finalFen: null,
  collectedFen: 0,
  balanceFen: 10_000,
  returnWaitingFen: 0,
  passed: [],
  ...part,
});
const book = (...households: DuesLineView[]): DuesView => ({
  groupOrderId: 'g1',
  households,
  owedToLeaderFen: 0,
  owedByLeaderFen: 0,
});
const first = { group: groupOrder(), round: round() };
const after = { group: groupOrder(), round: round({ duesMode: 'after_delivery' }) };

describe('the dues book', () => {
  const entries = entriesOf(
    [first],
    [
      book(
        line({ orderId: 'a', door: '1-10-101' }),
        line({ orderId: 'b', door: '1-2-101', collectedFen: 10_000, balanceFen: -450, finalFen: 9_550 }),
        line({ orderId: 'c', door: '1-3-101', collectedFen: 8_000, balanceFen: 0 }),
      ),
    ],
  );

  it('adds up: due is what was collected and what is open, less what goes back', () => {
    expect(sumsOf(entries)).toEqual({
      dueFen: 10_000 + 9_550 + 8_000,
      collectedFen: 18_000,
      openFen: 10_000,
      oweFen: 450,
      waitingFen: 0,
      openHouseholds: 1,
    });
  });

  it('goes up the stairs', () => {
    expect(entries.map(({ line: { door } }) => door)).toEqual(['1-2-101', '1-3-101', '1-10-101']);
  });

  it('is filtered by what is open either way', () => {
    const ids = (filter: 'open' | 'owed' | 'all') =>
      filtered(entries, filter).map(({ line: { orderId } }) => orderId);
    expect([ids('open'), ids('owed'), ids('all')]).toEqual([['a'], ['b'], ['b', 'c', 'a']]);
  });
});

describe('what can be ticked', () => {
  it.each([
    ['dues before the confirmation', first, line({}), undefined, 10_000],
    ['dues after delivery, on the way', after, line({}), 'nothing_due', 0],
    ['dues after delivery, delivered', after, line({ status: 'fulfilled' }), undefined, 10_000],
    ['what goes back', after, line({ balanceFen: -450, collectedFen: 9 }), undefined, -450],
    [
      'what goes back of a cancelled order',
      after,
      line({ status: 'cancelled', balanceFen: -9 }),
      undefined,
      -9,
    ],
    [
      'what went back and is not acknowledged',
      after,
      line({ balanceFen: -450, returnWaitingFen: 450 }),
      'return_waiting',
      -450,
    ],
    ['all collected', first, line({ balanceFen: 0, collectedFen: 10_000 }), 'already_collected', 0],
  ])('%s', (_case, order, dues, code, fen) => {
    const [entry] = entriesOf([order], [book(dues)]);
    expect(entry && entryRefusal(entry)?.code).toBe(code);
    expect(entry && entryFen(entry)).toBe(fen);
  });

  it('counts what was given back apart from what is still to be', () => {
    const dues = line({ balanceFen: -450, returnWaitingFen: 450, collectedFen: 10_000 });
    expect(sumsOf(entriesOf([first], [book(dues)]))).toMatchObject({ oweFen: 0, waitingFen: 450 });
    expect(toReturnFen(line({ balanceFen: -450, returnWaitingFen: 300 }))).toBe(150);
  });
});

describe('a receipt', () => {
  it('says the difference after weighing, and what is still to come back', () => {
    const dues = line({ collectedFen: 10_000, finalFen: 9_550, balanceFen: -450 });
    const [entry] = entriesOf([first], [book(dues)]);
    expect(entry && receiptFacts(entry).map(({ name, value }) => `${name} ${value}`)).toEqual([
      '商超 老百姓超市',
      '团期 R-261121-01',
      '跟团号 37',
      '下单金额 ¥100.00',
      '称重缺货后 ¥95.50',
      '应退 ¥4.50',
    ]);
  });

  it('names who took the money or gave it back, with their own day in Shanghai', () => {
    const collected = {
      direction: 'collected' as const,
      amountFen: 2_190,
      by: '王梓林',
      tickedAt: '2026-11-21T16:30:00.000Z',
      acknowledgedBy: null,
      acknowledgedAt: null,
    };
    const returned = { ...collected, direction: 'returned' as const, amountFen: 450, by: '刘春玲' };
    const answer = { acknowledgedBy: '武娟', acknowledgedAt: '2026-11-23T02:00:00.000Z' };
    const [entry] = entriesOf(
      [first],
      [book(line({ passed: [collected, returned, { ...returned, ...answer }] }))],
    );
    expect(entry && receiptHands(entry)).toEqual([
      '收 ¥21.90，经手：王梓林 2026年11月22日',
      '退 ¥4.50，经手：刘春玲 2026年11月22日，待住户确认',
      '退 ¥4.50，经手：刘春玲 2026年11月22日，武娟 2026年11月23日 确认收到',
    ]);
  });
});
