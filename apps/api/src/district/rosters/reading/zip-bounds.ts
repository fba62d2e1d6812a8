import { inflateRawSync } from 'node:zlib';
import { unreadable } from './sheet.types';

/** Of all that a file unfolds to, pictures included. A roster of 20,000 rows takes about 10 MB. */
const MOST_UNFOLDED = 60 * 1024 * 1024;
const MOST_ENTRIES = 2_000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

const broken = (): never => unreadable('文件不完整，打不开，请在表格软件里打开，另存为 .xlsx 再传');
const tooLarge = (): never =>
  unreadable(`展开后超过 ${MOST_UNFOLDED / 1024 / 1024} MB，请只留名册那几张表，去掉图片后再传`);

/**
 * The names in a ZIP, after everything in it was unfolded once against a bound: what a directory says of sizes may be a lie.
 * @throws UnreadableFile
 */
export function boundedNames(bytes: Buffer): string[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES)
    unreadable(`里面有 ${count} 个文件，不像表格，请在表格软件里打开，另存为 .xlsx 再传`);
  const names: string[] = [];
  let unfolded = 0;
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY) broken();
    const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    names.push(bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + (nameBytes ?? 0)));
    unfolded += sizeOf(bytes, at, MOST_UNFOLDED - unfolded);
    at += ENTRY_BYTES + (nameBytes ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - 0xffff);
  for (let at = bytes.length - END_BYTES; at >= first; at--) if (bytes.readUInt32LE(at) === END) return at;
  return broken();
}

/** How large an entry really is. */
function sizeOf(bytes: Buffer, entry: number, most: number): number {
  const [packed, said, local] = [20, 24, 42].map((offset) => bytes.readUInt32LE(entry + offset));
  const method = bytes.readUInt16LE(entry + 10);
  const at = local ?? 0;
  if (at + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== LOCAL) broken();
  if ((bytes.readUInt16LE(entry + 8) & 1) === 1) unreadable('有密码，请去掉密码后另存为 .xlsx 再传');
  if ((said ?? 0) > most) tooLarge();
  const start = at + LOCAL_BYTES + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const data = bytes.subarray(start, start + (packed ?? 0));
  if (data.length !== packed) broken();
  if (method === STORED) return data.length;
  if (method !== DEFLATED) broken();
  return unfoldedBytes(data, most);
}

function unfoldedBytes(data: Buffer, most: number): number {
  if (data.length === 0) return 0;
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : broken();
  }
}
