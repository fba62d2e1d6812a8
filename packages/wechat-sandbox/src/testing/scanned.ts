import jsQR from 'jsqr';
import { inflateSync } from 'node:zlib';

/** What a scanner reads in the picture: rows of grey values, each behind its filter byte. */
export function scanned(picture: Buffer): string | undefined {
  const side = picture.readUInt32BE(16);
  const at = picture.indexOf('IDAT');
  const rows = inflateSync(picture.subarray(at + 4, at + 4 + picture.readUInt32BE(at - 4)));
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let i = 0; i < side * side; i++)
    pixels.fill(rows[Math.floor(i / side) * (side + 1) + 1 + (i % side)] ?? 255, i * 4, i * 4 + 3);
  return jsQR(pixels, side, side)?.data;
}
