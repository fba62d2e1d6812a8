import { misplaced, renderedPages } from '../testing/collect';
import { pageText } from '../testing/pdf-reader';

const poster = (placeName: string) => ({ communityName: '甲社区', placeName, code: 'ABCD2345' });

/** A PNG of one white pixel. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjJCwAAAABJRU5ErkJggg==';

describe('posters of the buildings’ codes', () => {
  it('show each building’s code on a sheet of its own, and what to do with it', async () => {
    const names = ['甲苑1号楼', '甲苑2号楼', '一连二排'];
    const pages = await renderedPages('poster.pdf', {
      printedAt: '2026-11-21T01:00:00.000Z',
      posters: names.map(poster),
    });
    expect(pages).toHaveLength(3);
    pages.forEach((page, i) => {
      const text = pageText(page);
      for (const part of [names[i] ?? '', '甲社区', 'ABCD 2345', '验证手机号', '网格员或楼栋长代为下单'])
        expect(text).toContain(part);
      expect(misplaced(page)).toEqual([]);
    });
  });

  it('tell WeChat’s scanner to scan only where it can open the code', async () => {
    const picture = Buffer.from(DOT, 'base64');
    const texts = await Promise.all(
      [poster('甲苑1号楼'), { ...poster('甲苑1号楼'), picture }].map(async (each) => {
        const doc = { printedAt: '2026-11-21T01:00:00.000Z', posters: [each] };
        return pageText((await renderedPages('poster.pdf', doc))[0]);
      }),
    );
    expect(texts.map((text) => text.includes('微信扫一扫'))).toEqual([false, true]);
  });

  it('keep a long name on the sheet', async () => {
    const [page] = await renderedPages('poster.pdf', {
      printedAt: '2026-11-21T01:00:00.000Z',
      posters: [poster('新城区滨江路街道幸福里花园小区二期南苑12号楼')],
    });
    expect(page && misplaced(page)).toEqual([]);
  });
});
