import fc from 'fast-check';
import { cleanText, lengthOf, NAME_MOST, textFault } from './text';

describe('what people typed', () => {
  it.each([
    ['blanks', ' \t\u3000 ', ''],
    ['zero-width spaces', '\u200b\u200b', ''],
    ['a byte order mark and a word joiner', '\ufeff\u2060', ''],
    ['a Hangul filler and a Braille blank', '\u3164\u2800', ''],
    ['a lone variation selector', '\ufe0f', ''],
    ['marks of direction', '\u200f\u200e', ''],
    ['blanks around it', '\u3000王小明 \u200b', '王小明'],
    ['an order of direction inside', '王\u202e明小\u2066', '王明小'],
    ['controls inside', '王\u0000小\u009b明', '王小明'],
    ['a zero-width space inside', '王\u200b小明', '王小明'],
    ['line ends', '家里\r\n只有老人', '家里 只有老人'],
    ['a joiner inside that letters need', 'ئا\u200dئا', 'ئا\u200dئا'],
    ['an emoji with its selector', '谢谢❤\ufe0f', '谢谢❤\ufe0f'],
    ['a Mongolian word with its selector', 'ᠬ\u180b', 'ᠬ\u180b'],
    ['Tibetan, Yi, 𠮷', 'བཀྲ་ཤིས། ꆈꌠ 𠮷', 'བཀྲ་ཤིས། ꆈꌠ 𠮷'],
  ])('takes %s as it is meant', (_, typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  it('keeps the lines of a note', () => {
    expect(cleanText(' 一\r\n二\u2028三\n', true)).toBe('一\n二\n三');
  });

  it('is clean for good once it is clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (typed, lines) => {
        const once = cleanText(typed, lines);
        expect(cleanText(once, lines)).toBe(once);
      }),
    );
  });

  it.each([
    ['half a character at its end', '王\ud842'],
    ['half a character at its start', '\udfb7王'],
    ['half a character inside', '王\ud842小'],
    ['U+FFFF', '王\uffff'],
    ['U+FDD0', '王\ufdd0'],
    ['U+1FFFE', '王\u{1fffe}'],
    ['U+10FFFF', '王\u{10ffff}'],
  ])('refuses %s', (_, typed) => {
    expect(textFault(cleanText(typed), { most: NAME_MOST, least: 1 })).toBe(
      '里面有读不出来的字，请删掉再填一次',
    );
  });

  it('refuses what is blank where something is needed, and says so in Chinese', () => {
    for (const blank of ['', ' ', '\u200b', '\u200b\u3000\ufeff'])
      expect(textFault(cleanText(blank), { most: 200, least: 1 })).toBe('请填写，不能空着');
    expect(textFault('', { most: 200 })).toBeUndefined();
  });

  it('counts as the columns do, and takes the longest names', () => {
    for (const name of [
      '阿卜杜热合曼·买买提艾力·图尔荪尼亚孜·阿布都克里木',
      'ئابدۇرەھمان مەمەتئېلى تۇرسۇننىياز ئابدۇكېرىم ئوغلى',
      'Maximiliana Wilhelmina Alexandra von Hohenzollern-Sigmaringen-Li',
      '𠮷'.repeat(64),
    ])
      expect(textFault(name, { most: NAME_MOST, least: 1 })).toBeUndefined();
    expect(lengthOf('𠮷'.repeat(65))).toBe(65);
    expect(textFault('𠮷'.repeat(65), { most: NAME_MOST })).toBe('最多 64 个字，现在是 65 个');
  });
});
