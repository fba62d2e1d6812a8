import { pickMark, type PickLineView, type PickListView } from '@cailan/shared-types';
import {
  lineCount,
  missing,
  isShown,
  neighbour,
  nextAlong,
  presentLine,
  scannedLine,
  seenOf,
  shelfWords,
  shownLines,
  splitWords,
  withPicks,
} from './pick-lines';

const line = (offerId: string, name: string, part: Partial<PickLineView> = {}): PickLineView => ({
  offerId,
  shelf: 'A-01',
  storage: 'ambient',
  name,
  spec: '500 g',
  unit: '袋',
  byWeight: false,
  massGrams: 500,
  quantity: 10,
  split: [
    [0, 6],
    [1, 4],
  ],
  pickedQuantity: null,
  reason: null,
  substituteOfferId: null,
  substituteQuantity: 0,
  ...part,
});

const lines = [
  line('rice', '大米', { pickedQuantity: 10 }),
  line('egg', '鲜鸡蛋', { shelf: 'B-02', pickedQuantity: 7 }),
  line('carrot', '胡萝卜', { shelf: 'B-03' }),
  line('onion', '洋葱', { shelf: 'C-01' }),
];
const list: PickListView = {
  roundId: 'round',
  roundCode: 'R-1',
  supermarketName: '老百姓超市',
  wave: 1,
  groups: [
    { groupOrderId: 'a', name: '临江苑1号楼', households: 3 },
    { groupOrderId: 'b', name: '临江苑2号楼', households: 2 },
  ],
  lines,
  quantity: 40,
};
const foundBy = new Map([
  ['rice', { code: 'GRN-001', initials: 'dm' }],
  ['egg', { code: 'EGG-001', initials: 'xjd' }],
  ['carrot', { code: 'VEG-001', initials: 'hlb' }],
  ['onion', { code: 'VEG-0011', initials: 'yc' }],
]);
const ids = (found: readonly PickLineView[]) => found.map(({ offerId }) => offerId);

describe('withPicks', () => {
  it('shows the latest result of each product', () => {
    const { lines: after } = withPicks(list, [
      { offerId: 'carrot', pickedQuantity: 3 },
      {
        offerId: 'carrot',
        pickedQuantity: 4,
        reason: '货不够',
        substituteOfferId: 'onion',
        substituteQuantity: 6,
      },
      { offerId: 'egg', pickedQuantity: 10 },
    ]);
    expect(after[2]).toMatchObject({
      pickedQuantity: 4,
      reason: '货不够',
      substituteOfferId: 'onion',
      substituteQuantity: 6,
    });
    expect(after[1]).toMatchObject({ pickedQuantity: 10, reason: '', substituteOfferId: null });
    expect(after[3]).toBe(lines[3]);
  });

  it('leaves a list alone where nothing waits', () => expect(withPicks(list, [])).toBe(list));
});

describe('seenOf', () => {
  it('names the result that the list shows, also one that still waits on the phone', () => {
    const [picked, short, open] = lines;
    expect(seenOf(open)).toBeNull();
    expect(seenOf(undefined)).toBeNull();
    expect(seenOf(picked)).toBe(pickMark({ pickedQuantity: 10 }));
    const again = { offerId: 'egg', pickedQuantity: 8, reason: '有破损' };
    expect(seenOf(withPicks(list, [again]).lines[1])).toBe(pickMark(again));
    expect(seenOf(short)).not.toBe(pickMark(again));
  });
});

describe('the way along the shelves', () => {
  it.each([
    [undefined, 'carrot'],
    ['rice', 'carrot'],
    ['carrot', 'onion'],
    ['onion', 'carrot'],
  ])('after %s comes %s', (from, to) => expect(nextAlong(lines, from)).toBe(to));

  it('ends when everything has a result', () => expect(nextAlong(lines.slice(0, 2), 'rice')).toBeUndefined());

  it('stays among what came up short while one looks at it', () => {
    const short = [...lines, line('leek', '韭菜', { pickedQuantity: 2 })];
    expect(nextAlong(short, 'egg', 'short')).toBe('leek');
    expect(nextAlong(short, 'leek', 'short')).toBe('egg');
    expect(nextAlong(short, 'egg', 'all')).toBe('carrot');
  });

  it.each([
    ['rice', 1, 'egg'],
    ['rice', -1, 'rice'],
    ['onion', 1, 'onion'],
    ['elsewhere', 1, 'rice'],
    [undefined, -1, 'rice'],
  ])('from %s by %i to %s', (from, step, to) => expect(neighbour(lines, from, step)).toBe(to));
});

describe('shownLines', () => {
  it.each([
    ['open', '', ['carrot', 'onion']],
    ['short', '', ['egg']],
    ['all', '', ['rice', 'egg', 'carrot', 'onion']],
    ['open', '大米', ['rice']],
    ['open', 'HLB', ['carrot']],
    ['open', 'b-0', ['egg', 'carrot']],
    ['open', 'veg-001', ['carrot', 'onion']],
    ['all', '🥬', []],
  ] as const)('%s, typed “%s”', (filter, typed, expected) =>
    expect(ids(shownLines(lines, filter, typed, foundBy))).toEqual(expected),
  );

  it('counts what a filter leaves', () => {
    expect(lineCount(lines, 'open')).toBe(2);
    expect(lineCount(lines, 'short')).toBe(1);
  });
});

describe('the product before the picker', () => {
  it.each([
    ['what is chosen', 'egg', 'open', false, 'egg'],
    ['the first that is open', undefined, 'open', false, 'carrot'],
    ['the first that is open, of all', undefined, 'all', false, 'carrot'],
    ['the first that is short', undefined, 'short', false, 'egg'],
    ['what is chosen once it is finished', 'rice', 'all', true, 'rice'],
    ['nothing else once it is finished', undefined, 'short', true, undefined],
  ] as const)('is %s', (_case, chosen, filter, finished, expected) =>
    expect(presentLine(lines, chosen, filter, finished)?.offerId).toBe(expected),
  );

  it('is left by a filter that does not show it', () => {
    const [rice, egg] = lines as [PickLineView, PickLineView];
    expect([
      isShown(egg, 'short'),
      isShown(egg, 'open'),
      isShown(rice, 'short'),
      isShown(rice, 'all'),
    ]).toEqual([true, false, false, true]);
  });
});

describe('scannedLine', () => {
  it.each([
    ['VEG-001', 'carrot'],
    [' veg-0011 ', 'onion'],
    ['洋', 'onion'],
    ['VEG', undefined],
    ['', undefined],
  ])('“%s” is %s', (typed, offerId) => expect(scannedLine(lines, typed, foundBy)?.offerId).toBe(offerId));
});

describe('words', () => {
  it('says what each building gets', () => {
    expect(splitWords(line('x', '洋葱'), list)).toEqual([
      { name: '1号楼', quantity: 6 },
      { name: '2号楼', quantity: 4 },
    ]);
  });

  it.each([
    ['B-03', 'ambient', 'B-03'],
    ['C-01', 'cold', '冷藏 · C-01'],
    ['', 'frozen', '冷冻'],
    ['', 'ambient', '没写货架'],
  ] as const)('shelf %s, %s: %s', (shelf, storage, words) =>
    expect(shelfWords({ shelf, storage })).toBe(words),
  );

  it('counts what is missing only where there is a result', () => {
    expect(lines.map(missing)).toEqual([0, 3, 0, 0]);
  });
});
