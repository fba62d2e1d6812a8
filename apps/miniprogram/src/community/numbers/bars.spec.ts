import type { WindowProgressView } from '@cailan/shared-types';
import { bagBars, exceptionBars, funnelBars, pointBars } from './bars';

const progress: WindowProgressView = {
  windowId: 'w',
  households: { submitted: 14, confirmed: 13, paid: 12, packed: 12, handedOver: 6, served: 4 },
  bags: [
    { status: 'held', count: 1 },
    { status: 'packed', count: 3 },
    { status: 'handed_over', count: 2 },
    { status: 'delivered', count: 9 },
  ],
  points: [],
  exceptions: [
    { kind: 'damaged', count: 2 },
    { kind: 'missing', count: 1 },
  ],
};
const said = (bars: readonly { name: string; words?: string }[]) =>
  bars.map(({ name, words = '' }) => `${name} ${words}`);

describe('the day in bars', () => {
  it('narrows from lists to doors', () => {
    expect(said(funnelBars(progress))).toEqual([
      '已提交 14 户',
      '已确认 13 户',
      '已付款 12 户',
      '已装袋 12 户',
      '到门口 6 户',
      '货齐了 4 户',
    ]);
  });

  it('has the bags in the order of their way', () => {
    expect(said(bagBars(progress))).toEqual(['在商超 3 袋', '门口已签收 2 袋', '已送达 9 袋', '暂存 1 袋']);
  });

  it('counts exceptions by their kind', () => {
    expect(said(exceptionBars(progress))).toEqual(['少了 1 条', '破损 2 条']);
  });

  it('warns of a point that is nearly full', () => {
    const points = [
      { dropPointId: 'a', name: '北门', taken: 9, capacity: 10 },
      { dropPointId: 'b', name: '南门', taken: 8, capacity: 20 },
    ];
    const { bars, most } = pointBars(points);
    expect(bars.map(({ tone }) => tone)).toEqual(['now', 'good']);
    expect(most).toBe(20);
    expect(pointBars([])).toEqual({ bars: [], most: 0 });
  });
});
