const DIGITS = '零一二三四五六七八九十';
/** Words and signs that stand between the numbers of a door. */
const BETWEEN = /(?:单元|号楼|号院|门牌|[栋幢楼座排巷连室号户房门]|[-—–_~/\\.,·#、，\s])+/g;

/** `3楼301`: the floor that the room is on, and says nothing of building or unit. In `3楼501` it can only be a building. */
const FLOOR = /(?<![\d号])0*(\d{1,2})[楼层](?=0*\1\d{2}(?!\d))((?:0*\d+)[室号户房门]?\s*$)/;

/**
 * A door's numbers, however it was written: `3-2-501`, `３ － 2 － 501`, `3号楼2单元501室` and `三-二-0501` are alike.
 */
function doorParts(text: string): string[] {
  const plain = text.normalize('NFKC').toUpperCase();
  const digits = plain.replace(/[零〇一二三四五六七八九十]+/g, (word) => String(chineseNumber(word)));
  return digits
    .replace(FLOOR, '$2')
    .replace(BETWEEN, ' ')
    .trim()
    .split(' ')
    .map((part) => part.replace(/^0+(?=\d)/, ''))
    .filter((part) => part !== '');
}

/** Whether somebody who stands before `door` may have typed `typed`: in full, or from the unit or the room on. */
export function isDoor(door: string, typed: string): boolean {
  const all = doorParts(door);
  const some = doorParts(typed);
  return some.length > 0 && all.slice(-some.length).join(' ') === some.join(' ');
}

/** 二 → 2, 十二 → 12, 二十 → 20; a row of digits as it stands: 五零一 → 501. */
function chineseNumber(word: string): number {
  const digit = (char: string) => (char === '〇' ? 0 : DIGITS.indexOf(char));
  if (!word.includes('十')) return Number(Array.from(word, digit).join(''));
  const [tens = '', ones = ''] = word.split('十');
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}
