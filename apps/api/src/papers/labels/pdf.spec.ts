import type { LabelPaper } from './rows';
import { misplaced, renderedBytes, renderedPages } from '../testing/collect';
import { packed, pageText } from '../testing/pdf-reader';
import {
  HARD_LABEL,
  HEAD,
  LONG_ADDRESS,
  LONG_NAME,
  labelDocSample,
  labelSample,
  RARE,
} from '../testing/samples';
import { labelPages, sheetGrid } from './pdf';

const PAPERS: LabelPaper[] = [
  { kind: 'sheet' },
  { kind: 'sheet', columns: 2, rows: 7, cellMm: { width: 99, height: 38 } },
  { kind: 'roll' },
  { kind: 'roll', sizeMm: { width: 80, height: 50 } },
];

describe('label PDF', () => {
  it.each(PAPERS)('fits the longest name and address on $kind paper', async (paper) => {
    const labels = [HARD_LABEL, { ...labelSample(1), name: RARE }, labelSample(2), labelSample(6)];
    const pages = await renderedPages('label-roll.pdf', labelDocSample(paper, labels));
    const text = pages.map(pageText).join('\n');
    for (const whole of [LONG_NAME, LONG_ADDRESS, HARD_LABEL.door, HARD_LABEL.drop, RARE]) {
      expect(packed(pages)).toContain(whole.replace(/\s/g, ''));
    }
    for (const part of ['第 12 / 14 袋', '（本连 1021 / 1361）', '12345 号', '药品', '补打', '1/4', '4/4']) {
      expect(text).toContain(part);
    }
    for (const page of pages) expect(misplaced(page)).toEqual([]);
  });

  it('sets the door in 36 point class', async () => {
    const label = { ...labelSample(0), door: '3-2-501' };
    for (const paper of PAPERS) {
      const [page] = await renderedPages('label-roll.pdf', labelDocSample(paper, [label]));
      expect(page?.texts.find(({ text }) => text === '3-2-501')?.size).toBeGreaterThan(30);
    }
  });

  it('begins at the start cell, moves by the offset and numbers the pages', async () => {
    const labels = Array.from({ length: 24 }, (_, i) => ({ ...labelSample(i), door: `门${i}` }));
    const shifted = { kind: 'sheet', startCell: 4, offsetMm: { x: 2, y: 1 } } as const;
    const [straight] = await renderedPages('label-roll.pdf', labelDocSample({ kind: 'sheet' }, labels));
    const pages = await renderedPages('label-roll.pdf', labelDocSample(shifted, labels));
    const find = (page: typeof straight, door: string) => page?.texts.find(({ text }) => text === door);
    expect(pages).toHaveLength(2);
    expect(pageText(pages[1])).toContain('第 2 / 2 页');
    expect((find(pages[0], '门0')?.x ?? 0) - (find(straight, '门4')?.x ?? 0)).toBeCloseTo((2 * 72) / 25.4, 1);
    expect((find(pages[0], '门0')?.y ?? 0) - (find(straight, '门4')?.y ?? 0)).toBeCloseTo(72 / 25.4, 1);
  });

  it.each([
    { startCell: 0, count: 0, pages: 1 },
    { startCell: 0, count: 24, pages: 1 },
    { startCell: 1, count: 24, pages: 2 },
    { startCell: 23, count: 15_329, pages: 640 },
  ])('$count labels from cell $startCell take $pages pages', ({ startCell, count, pages }) => {
    expect(labelPages(sheetGrid({ paper: { kind: 'sheet', startCell } }), count)).toBe(pages);
  });

  it('is the same file for the same input, dated by it', async () => {
    const doc = labelDocSample({ kind: 'roll' }, [labelSample(0)]);
    const file = await renderedBytes('label-roll.pdf', doc);
    expect(file.equals(await renderedBytes('label-roll.pdf', doc))).toBe(true);
    expect(file.toString('latin1')).toContain('D:20261121102200Z');
  });

  it('fails when another number of labels comes than was announced', async () => {
    const doc = {
      ...HEAD,
      paper: PAPERS[0] ?? { kind: 'sheet' },
      count: 3,
      labels: [[labelSample(0)]],
    } as const;
    await expect(renderedBytes('label-roll.pdf', doc)).rejects.toThrow('3 labels were announced, 1 came');
  });
});
