import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;

/** A WOFF file's tables as a plain TrueType file: drawn from WOFF itself, every glyph would inflate them anew. */
export function ttfOfWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = HEADER + i * ENTRY;
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.subarray(at + 16, at + 20),
      bytes: packed < length ? inflateSync(bytes) : bytes,
    };
  });
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + count * 16);
  woff.copy(head, 0, 4, 8);
  [count, 16 * 2 ** power, power, count * 16 - 16 * 2 ** power].forEach((value, i) =>
    head.writeUInt16BE(value, 4 + 2 * i),
  );
  const parts: Buffer[] = [head];
  let at = head.length;
  tables.forEach(({ tag, checksum, bytes }, i) => {
    tag.copy(head, 12 + i * 16);
    checksum.copy(head, 16 + i * 16);
    head.writeUInt32BE(at, 20 + i * 16);
    head.writeUInt32BE(bytes.length, 24 + i * 16);
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, padding);
    at += bytes.length + padding.length;
  });
  return Buffer.concat(parts);
}
