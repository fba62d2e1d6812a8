import { unreadable } from './sheet.types';

/** So many bytes tell UTF-16 without a mark by its zero bytes. */
const SAMPLE = 4096;

/**
 * A text file in one of the encodings that offices have: UTF-8 or UTF-16 with or without its mark, else GB18030.
 * @throws UnreadableFile for any other.
 */
export function decodeText(bytes: Buffer): string {
  if (bytes.subarray(0, 4).equals(UTF_32)) return unknown();
  const marked = MARKS.find(([mark]) => bytes.subarray(0, mark.length).equals(mark))?.[1];
  const known = marked ?? zeros(bytes);
  if (known) return decoded(bytes, known) ?? unknown();
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030') ?? unknown();
  return text.includes('\0') ? unknown() : text;
}

const UTF_32 = Buffer.from([0xff, 0xfe, 0, 0]);
const MARKS = [
  [Buffer.from([0xef, 0xbb, 0xbf]), 'utf-8'],
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
] as const;

const unknown = (): never => unreadable('认不出文字的编码，请在表格软件里打开，另存为 .xlsx 再传');

function decoded(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The signs of a table (commas, digits, line ends) have a zero in each pair of bytes. */
function zeros(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const counts = [0, 0];
  const sample = Math.min(SAMPLE, bytes.length);
  for (let i = 0; i < sample; i++) if (bytes[i] === 0) counts[i % 2] = (counts[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = counts;
  if (even === 0 && odd > sample / 50) return 'utf-16le';
  return odd === 0 && even > sample / 50 ? 'utf-16be' : undefined;
}
