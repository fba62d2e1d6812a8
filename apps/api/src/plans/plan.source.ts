import { extname } from 'node:path';

/** A plan is a few thousand lines; what is larger is another file. */
const BYTES_MOST = 4 * 1024 * 1024;

const SAVE_AS = '请用记事本打开，“另存为”时编码选“UTF-8”';
const SHEETS = '这是表格，不是方案文件；请从 plans 文件夹里的模板开始，用记事本填写';

/** Files that people take for a plan, by their first bytes. */
const foreign: readonly [first: readonly number[], said: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], SHEETS],
  [[0xd0, 0xcf, 0x11, 0xe0], SHEETS],
  [[0x25, 0x50, 0x44, 0x46], '这是 PDF，不是方案文件'],
  [[0xff, 0xfe], `文件是 UTF-16 编码，${SAVE_AS}`],
  [[0xfe, 0xff], `文件是 UTF-16 编码，${SAVE_AS}`],
];

/**
 * The text of a plan's file. A plan is UTF-8, with or without a mark at its beginning; what else it may be is said, since
 * a guess would put wrong letters on labels.
 */
export function textOf(bytes: Buffer, name: string): { text: string } | { said: string; line?: number } {
  if (bytes.length === 0) return { said: '文件是空的' };
  if (bytes.length > BYTES_MOST)
    return {
      said: `文件有 ${Math.ceil(bytes.length / 1_048_576)} MB，方案不会超过 4 MB，请检查是不是选错了文件`,
    };
  for (const [first, said] of foreign)
    if (first.every((byte, index) => bytes[index] === byte)) return { said };
  if (['.csv', '.tsv', '.xlsx', '.xls', '.et'].includes(extname(name).toLowerCase())) return { said: SHEETS };
  const zero = bytes.indexOf(0);
  if (zero >= 0)
    return { said: `有看不见的空字符（NUL），请删掉；如果整行都是，${SAVE_AS}`, line: lineAt(bytes, zero) };
  const text = decoded(bytes, 'utf-8');
  if (text === undefined) {
    const chinese = decoded(bytes, 'gb18030') !== undefined;
    return {
      said: `文件不是 UTF-8 编码${chinese ? '（像是 GB18030，也叫 GBK 或 ANSI）' : ''}，${SAVE_AS}`,
      line: firstBroken(bytes),
    };
  }
  return text.trim() === '' ? { said: '文件是空的' } : { text };
}

function decoded(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function lineAt(bytes: Buffer, offset: number): number {
  return bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
}

/** The first line that is no UTF-8. */
function firstBroken(bytes: Buffer): number | undefined {
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (decoded(part, 'utf-8') === undefined) return line;
    start += part.length + 1;
  }
  return undefined;
}
