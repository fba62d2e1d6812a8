import { misplaced, renderedPages } from '../testing/collect';
import { pageText } from '../testing/pdf-reader';
import { pickListSample } from '../testing/samples';

describe('pick list PDF', () => {
  it('has one column a building while they fit', async () => {
    const doc = pickListSample(4);
    const pages = await renderedPages('pick-list.pdf', doc);
    expect(pages).toHaveLength(1);
    const text = pageText(pages[0]);
    for (const group of doc.groups) expect(text).toContain(group);
    for (const line of doc.lines) expect(text).toContain(String(line.quantity));
    expect(text).toContain('102 × 500 g = 51 kg');
    expect(text).toContain('分装时按户称');
    expect(text).toContain('蔬菜 B 区');
    expect(text).toContain('第 1 / 1 页');
    expect(text).toContain('R-1121-02·打印 11-21 18:22·1/1');
  });

  it.each([1, 6, 7, 12, 40, 41, 230])(
    'shows every building that wants a product, %i in all',
    async (groupCount) => {
      const doc = pickListSample(groupCount);
      const pages = await renderedPages('pick-list.pdf', doc);
      const figures = pages.flatMap((page) => page.texts.map(({ text }) => text));
      const shown = new Map<string, number>();
      for (const text of figures) shown.set(text, (shown.get(text) ?? 0) + 1);
      doc.groups.forEach((group, g) => {
        const wanted = groupCount > 6 ? doc.lines.filter((line) => line.perGroup[g]).length : 1;
        expect([group, shown.get(group) ?? 0]).toEqual([group, wanted]);
      });
    },
  );

  it('numbers every page and sets nothing over anything else or off the page', async () => {
    const long = '非转基因压榨一级葵花籽油家庭装'.repeat(4);
    const doc = pickListSample(230, 24);
    const lines = doc.lines.map((line, i) =>
      i === 3 ? { ...line, product: long, quantity: 1234567 } : line,
    );
    const groups = doc.groups.map((group, i) => (i % 7 === 0 ? `幸福家园二期东区 ${group}` : group));
    const pages = await renderedPages('pick-list.pdf', {
      ...doc,
      groups,
      lines,
      places: doc.places.repeat(20),
    });
    expect(pages.length).toBeGreaterThan(10);
    pages.forEach((page, i) => {
      expect(pageText(page)).toContain(`第 ${i + 1} / ${pages.length} 页`);
      expect(misplaced(page)).toEqual([]);
    });
  });
});
