import { misplaced, renderedPages } from '../testing/collect';
import { packed, pageText } from '../testing/pdf-reader';
import {
  asOrdered,
  HEAD,
  householdSample,
  LONG_ADDRESS,
  LONG_NAME,
  packGroupSample,
  RARE,
} from '../testing/samples';

describe('pack sheet PDF', () => {
  it('shows each household with its lines, shortage, weights and bags', async () => {
    const pages = await renderedPages('pack-sheet.pdf', { ...HEAD, groups: [[packGroupSample(3)]] });
    const text = pageText(pages[0]);
    expect(text).toContain('37 号·王**');
    expect(text).toContain('缺 2，退 ¥7.00');
    expect(text).toContain('换 纯牛奶 1 L ×1');
    expect(text).toContain('称重 1020 g');
    expect(text).toContain('袋 3（冷藏 1）');
    expect(text).toContain('3 户·');
    // What came instead is in the bags: it is no shortage, and counted once.
    expect(text).toMatch(/（换货 1）/);
    expect(text).toContain('缺 2 件·退 ¥7.00');
  });

  it('tells a bundle’s part from the same product ordered loose', async () => {
    const loose = { product: '鸡腿', spec: '1 kg', byWeight: false, ...asOrdered(2) };
    const household = { ...householdSample(1), lines: [loose, { ...loose, bundle: '冻品肉食包' }] };
    const group = { name: '3 栋', crates: 1, households: [household] };
    const pages = await renderedPages('pack-sheet.pdf', { ...HEAD, groups: [[group]] });
    const text = pageText(pages[0]);
    expect(text.split('鸡腿 1 kg')).toHaveLength(3);
    expect(text.split('套餐：冻品肉食包')).toHaveLength(2);
  });

  it('cuts between units and counts the pages of each delivery group by itself', async () => {
    const groups = [[{ ...packGroupSample(30), name: '3 栋' }], [{ ...packGroupSample(2), name: '4 栋' }]];
    const pages = await renderedPages('pack-sheet.pdf', { ...HEAD, groups });
    const texts = pages.map(pageText);
    expect(texts.join('\n')).toContain('3 栋 1 单元 到此·以下 3 栋 2 单元');
    expect(texts.at(-1)).toContain('第 1 / 1 页');
    texts.slice(0, -1).forEach((text, i) => expect(text).toContain(`第 ${i + 1} / ${pages.length - 1} 页`));
  });

  it('sets long and rare names, long notes and 120 lines a household without overlap', async () => {
    const hard = {
      ...householdSample(1, 120),
      door: '临江苑南区-12-3-1602',
      name: LONG_NAME,
      note: LONG_ADDRESS,
    };
    const rare = { ...householdSample(2), name: RARE, runningNumber: '12345', unit: '南区第十二单元' };
    const group = { name: '幸福家园二期东区 12 栋', crates: 12, households: [hard, rare, hard] };
    const pages = await renderedPages('pack-sheet.pdf', { ...HEAD, groups: [[group]] });
    for (const page of pages) expect(misplaced(page)).toEqual([]);
    for (const whole of [RARE, LONG_NAME, LONG_ADDRESS])
      expect(packed(pages)).toContain(whole.replace(/\s/g, ''));
  });
});
