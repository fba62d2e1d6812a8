import type { DocumentOf, FileKind } from './list';
import type { SignOffDoc } from './sign-off/rows';
import { renderedBytes, renderedPages } from './testing/collect';
import { hasPdftotext, pdftotext } from './testing/pdftotext';
import {
  HEAD,
  labelDocSample,
  labelSample,
  matrixSample,
  noteSample,
  packGroupSample,
  pickListSample,
  signOffSample,
} from './testing/samples';

/** A name in each script that names in China are written in, short enough for one line of the narrowest column. */
const NAMES = {
  han: '王喆镕䶮',
  'han of plane 2': '𠮷田𠀋',
  uyghur: 'ئابدۇرەھمان',
  kazakh: 'قازاقشا',
  'kazakh, cyrillic': 'Әбішев',
  tibetan: 'བཀྲ་ཤིས།',
  mongolian: 'ᠪᠠᠭᠠᠲᠤᠷ',
  yi: 'ꆈꌠꁱꂷ',
  korean: '김철수',
  latin: 'Thị Ngọc Ánh',
  unassigned: '王\u{2ffff}',
  'for private use': '\u{e000}王',
  pictures: '王🍉小❤️明👨‍👩‍👧',
} as const;

/** What is read on paper, where it is not the name itself: codes in a frame, pictures left out. */
const READ: Partial<Record<keyof typeof NAMES, string>> = {
  unassigned: '王[U+2FFFF]',
  'for private use': '[U+E000]王',
  pictures: '王小明',
};

const signOff = (names: readonly string[]): SignOffDoc => {
  const { households, ...group } = signOffSample(names.length);
  return {
    ...HEAD,
    groups: [[{ ...group, households: households.map((row, i) => ({ ...row, name: names[i] ?? '' })) }]],
  };
};

type Pdf = Extract<FileKind, `${string}.pdf`>;

/** A paper of each kind that says each name wherever it says what people typed. */
const PAPERS: { [K in Pdf]: (names: readonly string[]) => DocumentOf<K> } = {
  'label-roll.pdf': (names) =>
    labelDocSample(
      { kind: 'roll' },
      names.map((name) => ({ ...labelSample(0), door: '1', name, phone: '' })),
    ),
  'label-sheets.pdf': (names) =>
    labelDocSample(
      { kind: 'sheet' },
      names.map((name) => ({ ...labelSample(0), door: '1', name, phone: '' })),
    ),
  'pack-sheet.pdf': (names) => {
    const { households, ...group } = packGroupSample(names.length);
    const noted = households.map((each, i) => ({ ...each, note: names[i] ?? '' }));
    return { ...HEAD, groups: [[{ ...group, households: noted }]] };
  },
  'matrix.pdf': (names) => {
    const { rows, ...group } = matrixSample(2, names.length);
    const wanted = rows.map((_, i) => ({ product: names[i] ?? '', spec: '', quantities: [1, 2] }));
    return { ...HEAD, groups: [[{ ...group, rows: wanted }]] };
  },
  'pick-list.pdf': (names) => {
    const { lines, ...list } = pickListSample(3, names.length);
    return { ...list, lines: lines.map((line, i) => ({ ...line, product: names[i] ?? '', spec: '' })) };
  },
  'delivery-note.pdf': (names) => ({
    ...{ ...HEAD, wave: 1 },
    rows: [names.map((name) => ({ ...noteSample(0), name }))],
  }),
  'sign-off.pdf': signOff,
  'building-sign-off.pdf': signOff,
  'receipt.pdf': (names) => ({
    ...{ ...HEAD, household: '1-1-101', leader: '李', runningNumber: '1', dueFen: 100, balanceFen: 0 },
    passed: names.map((by) => ({ direction: 'collected', amountFen: 100, at: HEAD.printedAt, by })),
  }),
  'responsibilities.pdf': (names) => ({
    ...HEAD,
    rows: names.map((name) => ({ subject: '一号配送点', kind: '包保', name, title: '', phone: '' })),
    without: [],
  }),
  'poster.pdf': (names) => ({
    printedAt: HEAD.printedAt,
    posters: names.map((placeName) => ({ communityName: '甲社区', placeName, code: 'ABCDEFGH' })),
  }),
};

/** Ems that a name takes on a label. */
async function widthOf(name: string): Promise<number> {
  const [page] = await renderedPages('label-roll.pdf', PAPERS['label-roll.pdf']([name]));
  const own = page?.texts.filter(({ text }) => text !== '' && name.includes(text)) ?? [];
  return own.reduce((sum, { width, size }) => sum + width / size, 0);
}

// Where poppler is not to be had our own reader alone looks at papers (`scripts.spec.ts`); CI installs it.
const describeRead = hasPdftotext() ? describe : describe.skip;

describeRead('names on printed papers, read by another program', () => {
  it.each(Object.keys(PAPERS) as Pdf[])('%s', async (kind) => {
    const file = await renderedBytes(kind, PAPERS[kind](Object.values(NAMES)));
    const read = pdftotext(file).normalize('NFC');
    const scripts = Object.keys(NAMES) as (keyof typeof NAMES)[];
    const wanted = (script: keyof typeof NAMES) => READ[script] ?? NAMES[script].normalize('NFC');
    expect(scripts.filter((script) => !read.includes(wanted(script)))).toEqual([]);
  });
});

describe('letters of Mongolian, laid horizontally', () => {
  it('join: at the start, inside and at the end they are others than by themselves', async () => {
    const apart = await Promise.all(Array.from('ᠪᠠᠲᠤ', widthOf));
    expect(await widthOf('ᠪᠠᠲᠤ')).toBeLessThan(apart.reduce((sum, width) => sum + width) - 0.5);
  });

  it('take the form that the vowels beside them ask for', async () => {
    // ᠠ and ᠡ, ᠤ and ᠦ are drawn alike inside of a word: what tells these apart to a reader is ᠭ.
    const [masculine, feminine] = await Promise.all(['ᠪᠠᠭᠠᠲᠤᠷ', 'ᠪᠡᠭᠡᠲᠦᠷ'].map(widthOf));
    expect(masculine).not.toBeCloseTo(feminine ?? 0, 2);
  });
});
