import { misplaced, renderedPages } from '../testing/collect';
import { packed, pageText } from '../testing/pdf-reader';
import { HEAD, matrixSample } from '../testing/samples';
import { goods, sum } from '../text';

describe('matrix PDF', () => {
  it('gives each room its total at its head and leaves out rows of zeros', async () => {
    const group = matrixSample(8, 7);
    const pages = await renderedPages('matrix.pdf', { ...HEAD, groups: [[group]] });
    expect(pages).toHaveLength(1);
    const text = pageText(pages[0]);
    group.rooms.forEach((room, i) => {
      const pieces = sum(group.rows.map((row) => row.quantities[i] ?? 0));
      expect(text).toContain(`${room.unit} ${room.door}·${pieces} 件`);
    });
    for (const row of group.rows)
      expect(packed(pages).includes(goods(row).replace(/\s/g, ''))).toBe(sum(row.quantities) > 0);
    expect(text).toContain(String(sum(group.rows.flatMap((row) => row.quantities))));
  });

  it.each([1, 30, 31, 80, 200])('shows each of %i rooms, page by page', async (roomCount) => {
    const group = matrixSample(roomCount, 20);
    const pages = await renderedPages('matrix.pdf', { ...HEAD, groups: [[group]] });
    const heads = pages.flatMap((page) =>
      page.texts.filter(({ up }) => up).map(({ text }) => text.split('·')[0]),
    );
    expect(heads).toEqual(group.rooms.map(({ unit, door }) => `${unit} ${door}`));
    pages.forEach((page, i) => {
      expect(pageText(page)).toContain(`第 ${i + 1} / ${pages.length} 页`);
      expect(misplaced(page)).toEqual([]);
    });
  });
});
