import { renderedPages } from './testing/collect';
import { HEAD, labelDocSample, labelSample, packGroupSample } from './testing/samples';

/** A name in each script that names in China are written in. */
const NAMES = {
  han: '王喆堃镕䶮龘',
  'han of plane 2': '𠮷田𠀋𫞩',
  uyghur: 'ئابدۇرەھمان تۇرسۇن',
  kazakh: 'نۇرسۇلتان',
  tibetan: 'བཀྲ་ཤིས་རྒྱལ་མཚན།',
  mongolian: 'ᠪᠠᠭᠠᠲᠤᠷ',
  yi: 'ꆈꌠꁱꂷ',
  korean: '김철수',
  latin: 'Đặng Thị Ngọc Ánh',
  cyrillic: 'Нұрлан Әбішев',
} as const;

const labelled = (names: readonly string[]) =>
  labelDocSample(
    { kind: 'roll' },
    names.map((name, i) => ({ ...labelSample(i), name, phone: '' })),
  );
/** What a label says without spaces, its pieces from the left. */
const saidOn = (page: Awaited<ReturnType<typeof renderedPages>>[number]) =>
  page.texts
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');

describe('papers in every script', () => {
  it.each(Object.entries(NAMES))('set %s without an empty box', async (_, name) => {
    const [page] = await renderedPages('label-roll.pdf', labelled([name]));
    const said = page ? saidOn(page) : '';
    // Glyph 0, the empty box, reads back as NUL.
    expect(said).not.toMatch(/[\0\ufffd]|\[U\+/);
    // A letter may be drawn as a stroke and its dots, so that most of them, not all, read back.
    const letters = [...new Set(Array.from(name.replace(/\s/g, '')))];
    const back = letters.filter((letter) => said.includes(letter));
    expect(back.length / letters.length).toBeGreaterThan(0.7);
  });

  it('shape letters that join: as many glyphs as letters, and others at the start, inside and at the end', async () => {
    const widths = async (name: string) => {
      const [page] = await renderedPages('label-roll.pdf', labelled([name]));
      const arabic = page?.texts.filter(({ text }) => /\p{Script=Arabic}/u.test(text)) ?? [];
      return arabic.reduce((sum, { width, size }) => sum + width / size, 0);
    };
    expect(await widths('ننن')).toBeLessThan(3 * (await widths('ن')) - 0.3);
  });

  it('set what reads from the right from the right, over its spaces too', async () => {
    const [page] = await renderedPages('label-roll.pdf', labelled(['دا رب']));
    const placeOf = (letter: string) => page?.texts.find(({ text }) => text.includes(letter))?.x ?? NaN;
    const places = Array.from('دارب', placeOf);
    expect(places).toEqual([...places].sort((a, b) => b - a));
  });

  it('leave a phone beside a name that reads from the right as it is', async () => {
    const label = { ...labelSample(0), name: NAMES.uyghur, phone: '138****1234' };
    const [page] = await renderedPages('label-roll.pdf', labelDocSample({ kind: 'roll' }, [label]));
    expect(page?.texts.map(({ text }) => text.trim())).toContain('138****1234');
  });

  it('print what no face has as its code, and pictures as nothing', async () => {
    const [odd, picture] = await renderedPages(
      'label-roll.pdf',
      labelled(['王\u{2ffff}\u{e000}', '王🍉小❤️明👨‍👩‍👧']),
    );
    expect(odd && saidOn(odd)).toContain('王[U+2FFFF][U+E000]');
    expect(picture && saidOn(picture)).toContain('王小明');
  });

  it('stand on the pack sheet too, upright and in columns', async () => {
    const group = packGroupSample(Object.keys(NAMES).length);
    const households = group.households.map((household, i) => ({
      ...household,
      name: Object.values(NAMES)[i] ?? '',
      note: Object.values(NAMES)[i],
    }));
    const pages = await renderedPages('pack-sheet.pdf', { ...HEAD, groups: [[{ ...group, households }]] });
    for (const page of pages) expect(page.texts.some(({ text }) => /[\0�]/.test(text))).toBe(false);
  });
});
