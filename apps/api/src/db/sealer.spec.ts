import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Sealer } from './sealer';

const key = (id: string) => ({ id, key: randomBytes(32) });
const hashKey = randomBytes(32);
const first = key('k1');
const second = key('k2');
const sealer = new Sealer({ dataKeys: [first], hashKey });

/** The sealed text with one character of one of its four parts (key id, IV, tag, ciphertext) changed. */
function tampered(sealed: string, part: number): string {
  const parts = sealed.split('.');
  const old = parts[part] ?? '';
  parts[part] = (old.startsWith('A') ? 'B' : 'A') + old.slice(1);
  return parts.join('.');
}

describe('Sealer', () => {
  it('opens what it sealed, and never seals twice alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 64 }), (text) => {
        const sealed = sealer.seal(text);
        expect(sealer.open(sealed)).toBe(text);
        expect(sealer.seal(text)).not.toBe(sealed);
      }),
    );
  });

  it('fits names and phones into their columns and tells nothing of them', () => {
    const name = '买买提·吐尔逊江·阿卜杜热合曼'.repeat(2);
    const sealed = sealer.seal(name);
    expect(sealed).toMatch(/^k1\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(sealed.length).toBeLessThanOrEqual(512);
  });

  it.each([
    ['the IV', 1],
    ['the tag', 2],
    ['the ciphertext', 3],
  ])('throws when %s was changed', (_, part) => {
    const sealed = sealer.seal('13800000000');
    expect(() => sealer.open(tampered(sealed, part))).toThrow();
  });

  it.each(['', 'k1', 'k1..', 'k1...', '张三', 'k1.AAAA.AAAA.AAAA'])('throws on %j', (text) => {
    expect(() => sealer.open(text)).toThrow();
  });

  it('throws when the tag was shortened', () => {
    const [id, iv, tag, body] = sealer.seal('13800000000').split('.') as [string, string, string, string];
    const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
    expect(() => sealer.open([id, iv, short, body].join('.'))).toThrow();
  });

  it('names the key that it does not have', () => {
    const sealed = new Sealer({ dataKeys: [second], hashKey }).seal('张三');
    expect(() => sealer.open(sealed)).toThrow('unknown data key k2');
  });

  it('does not open with another key of the same id', () => {
    const sealed = new Sealer({ dataKeys: [key('k1')], hashKey }).seal('张三');
    expect(() => sealer.open(sealed)).toThrow();
  });

  it('seals with the new key after a rotation and still opens what the old one sealed', () => {
    const before = sealer.seal('张三');
    const rotated = new Sealer({ dataKeys: [second, first], hashKey });
    expect(rotated.open(before)).toBe('张三');
    expect(rotated.seal('张三')).toMatch(/^k2\./);
    expect(rotated.hashPhone('+8613800000000')).toBe(sealer.hashPhone('+8613800000000'));
  });

  it('hashes a phone with its country, with its key', () => {
    const hash = sealer.hashPhone('+8613695550123');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(sealer.hashPhone('+13695550123')).not.toBe(hash);
    expect(sealer.hashPhone('+8613695550124')).not.toBe(hash);
    const other = new Sealer({ dataKeys: [first], hashKey: randomBytes(32) });
    expect(other.hashPhone('+8613695550123')).not.toBe(hash);
  });

  it('gives a sealed number as people dial it, however it was kept', () => {
    for (const text of ['13695550123', '+8613695550123', '136 9555 0123']) {
      const sealed = sealer.sealPhone(text);
      expect(sealer.open(sealed)).toBe('+8613695550123');
      expect(sealer.phoneOrNull(sealed)).toBe('13695550123');
      expect(sealer.phoneOrNull(sealer.seal(text))).toBe('13695550123');
    }
    expect(sealer.phoneOrNull(sealer.sealPhone('+1 3695550123'))).toBe('+13695550123');
    expect(sealer.phoneOrNull(sealer.sealPhone('0991-1234567'))).toBe('0991-1234567');
    expect(sealer.phoneOrEmpty(null)).toBe('');
  });
});
