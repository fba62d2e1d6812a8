import { misplaced, renderedPages } from '../testing/collect';
import { pageText } from '../testing/pdf-reader';
import { HEAD } from '../testing/samples';
import type { DuesReceiptDoc } from './rows';

const passed: DuesReceiptDoc['passed'] = [
  { direction: 'collected', amountFen: 52800, at: '2026-11-21T02:00:00.000Z', by: '王建国' },
  {
    direction: 'returned',
    amountFen: 1200,
    at: '2026-11-21T14:00:00.000Z',
    by: '李代班',
    acknowledgedBy: '买买提·阿不都热合曼·库尔班',
    acknowledgedAt: '2026-11-21T14:30:00.000Z',
  },
  { direction: 'returned', amountFen: 3800, at: '2026-11-22T02:00:00.000Z', by: '王建国' },
];
const RECEIPT: DuesReceiptDoc = {
  ...HEAD,
  household: '3-2-501',
  leader: '王建国',
  runningNumber: '17',
  dueFen: 47800,
  balanceFen: -3800,
  passed,
};

describe('receipt of dues', () => {
  it('says what passed, when and by whom, and what is left', async () => {
    const pages = await renderedPages('receipt.pdf', RECEIPT);
    expect(pages).toHaveLength(1);
    const text = pageText(pages[0]);
    for (const part of ['3-2-501', '跟团号 17', '¥528.00', '¥12.00', '11-21 22:30 确认收到', '等待住户确认'])
      expect(text).toContain(part);
    for (const part of ['应付合计', '¥478.00', '已退待确认', '网格员应退', '¥38.00'])
      expect(text).toContain(part);
    expect(misplaced(pages[0] as never)).toEqual([]);
  });

  it('goes on over pages, and stands empty too', async () => {
    const many = Array.from({ length: 60 }, (_, i) => passed[i % 3] as DuesReceiptDoc['passed'][number]);
    const pages = await renderedPages('receipt.pdf', { ...RECEIPT, passed: many });
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap((page) => misplaced(page))).toEqual([]);
    const empty = await renderedPages('receipt.pdf', {
      ...RECEIPT,
      ...{ passed: [], dueFen: 0, balanceFen: 0, runningNumber: '' },
    });
    expect(pageText(empty[0])).toContain('已结清');
  });
});
