import type { OrderLineView } from '@cailan/shared-types';
import { lineFacts } from './line-words';

const line = (change: Partial<OrderLineView> = {}) =>
  ({
    unit: '袋',
    quantity: 3,
    shortQuantity: 0,
    substitutedQuantity: 0,
    substituteName: null,
    packedGrams: null,
    deliveredQuantity: null,
    ask: null,
    ...change,
  }) as OrderLineView;

it.each<[string, Partial<OrderLineView>, string[]]>([
  ['ordered', {}, ['订 3 袋']],
  ['short', { shortQuantity: 1, deliveredQuantity: 2 }, ['订 3 袋', '缺 1 袋，退款', '收到 2 袋']],
  [
    'replaced in whole',
    { substitutedQuantity: 3, substituteName: '鲜鸡蛋(盒)', deliveredQuantity: 0 },
    ['订 3 袋', '3 袋换成鲜鸡蛋(盒)'],
  ],
  ['weighed', { packedGrams: 1510, deliveredQuantity: 3 }, ['订 3 袋', '称得 1.51 kg', '收到 3 袋']],
  ['returned in part', { lost: { returned: 1 } }, ['订 3 袋', '退回 1 袋']],
  [
    'damaged and missing',
    { lost: { damaged: 1, missing: 2 }, deliveredQuantity: 0 },
    ['订 3 袋', '破损 1 袋', '没找到 2 袋', '收到 0 袋'],
  ],
  ['not there', { deliveredQuantity: 0 }, ['订 3 袋', '收到 0 袋']],
  [
    'asked about',
    { shortQuantity: 3, ask: { substituteName: '豆腐', quantity: 3, until: '2026-11-20T12:00:00.000Z' } },
    ['订 3 袋'],
  ],
])('a line that is %s', (_name, change, words) => {
  expect(lineFacts(line(change)).map((fact) => fact.words)).toEqual(words);
});

it('marks what did not arrive', () => {
  expect(lineFacts(line({ deliveredQuantity: 1 })).at(-1)).toEqual({ words: '收到 1 袋', tone: 'harm' });
});
