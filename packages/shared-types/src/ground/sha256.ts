/**
 * SHA-256 (FIPS 180-4) without any platform module: a committed draw must be recomputable on the server,
 * in a browser and in a mini-program, which has neither WebCrypto nor TextEncoder.
 */

/** The constants are the fractions of the roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
function rootFractions(count: number, root: (prime: number) => number): number[] {
  const fractions: number[] = [];
  for (let n = 2; fractions.length < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) fractions.push(((root(n) % 1) * 2 ** 32) | 0);
  }
  return fractions;
}

const START = rootFractions(8, Math.sqrt);

const ROUND = Int32Array.from(rootFractions(64, Math.cbrt));

/** UTF-8 bytes; half a surrogate pair becomes U+FFFD, as everywhere else. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    let code = char.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return bytes;
}

/** The message as big-endian words: bytes, one bit, zeros, and the length in bits. */
function padded(bytes: readonly number[]): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  bytes.forEach((byte, i) => (words[i >> 2] = (words[i >> 2] ?? 0) | (byte << (24 - (i % 4) * 8))));
  const end = bytes.length;
  words[end >> 2] = (words[end >> 2] ?? 0) | (0x80 << (24 - (end % 4) * 8));
  words[words.length - 2] = Math.floor(end / 2 ** 29);
  words[words.length - 1] = end << 3;
  return words;
}

const rotate = (x: number, n: number) => (x >>> n) | (x << (32 - n));

function schedule(block: Int32Array): Int32Array {
  const w = new Int32Array(64);
  w.set(block);
  for (let i = 16; i < 64; i++) {
    const [w15 = 0, w2 = 0] = [w[i - 15], w[i - 2]];
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    w[i] = (w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1;
  }
  return w;
}

function compress(state: Int32Array, block: Int32Array): void {
  const w = schedule(block);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + (w[i] ?? 0)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] ?? 0) + word));
}

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits: what `printf %s TEXT | sha256sum` prints. */
export function sha256Hex(text: string): string {
  const words = padded(utf8(text));
  const state = Int32Array.from(START);
  for (let i = 0; i < words.length; i += 16) compress(state, words.subarray(i, i + 16));
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
