import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { at, Sealer } from './sealer';

const key = (id: string) => ({ id, key: randomBytes(32) });
const hashKey = randomBytes(32);
const first = key('k1');
const second = key('k2');
const place = at.name('01a224a2-9b5b-770a-8b9c-7f731784bd20');
const sealer = new Sealer({ dataKeys: [first], hashKey });

/** As texts were sealed before they had a place. */
function sealedBefore(text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', first.key, iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['k1', ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
}

/** The sealed text with one character of one of its parts (key id, mark, IV, tag, ciphertext) changed. */
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
        const sealed = sealer.seal(text, place);
        expect(sealer.open(sealed, place)).toBe(text);
        expect(sealer.seal(text, place)).not.toBe(sealed);
      }),
    );
  });

  it('fits names and phones into their columns and tells nothing of them', () => {
    const name = '买买提·吐尔逊江·阿卜杜热合曼'.repeat(2);
    const sealed = sealer.seal(name, place);
    expect(sealed).toMatch(/^k1\.b\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(sealed.length).toBeLessThanOrEqual(512);
  });

  it.each([
    ['the mark', 1],
    ['the IV', 2],
    ['the tag', 3],
    ['the ciphertext', 4],
  ])('throws when %s was changed', (_, part) => {
    const sealed = sealer.seal('13800000000', place);
    expect(() => sealer.open(tampered(sealed, part), place)).toThrow();
  });

  it.each(['', 'k1', 'k1..', 'k1...', '张三', 'k1.AAAA.AAAA.AAAA', 'k1.b', 'k1.b.AAAA.AAAA.AAAA'])(
    'throws on %j',
    (text) => {
      expect(() => sealer.open(text, place)).toThrow();
    },
  );

  it('throws when the tag was shortened', () => {
    const [id, mark, iv, tag = '', body] = sealer.seal('13800000000', place).split('.');
    const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
    expect(() => sealer.open([id, mark, iv, short, body].join('.'), place)).toThrow();
  });

  it('does not open in another row, column or table', () => {
    const sealed = sealer.seal('张三', place);
    const elsewhere = [
      at.name('01a224a2-9b5b-770a-8b9c-7f731784bd21'),
      at.phone(place.id),
      at.contactName(place.id),
    ];
    for (const other of elsewhere) {
      expect(() => sealer.open(sealed, other)).toThrow();
      expect(sealer.open(sealer.move(sealed, place, other) ?? '', other)).toBe('张三');
    }
    // Nor does it pass for one from before, which had no place.
    expect(() => sealer.open(sealed.replace('.b.', '.'), place)).toThrow();
  });

  it('opens what was sealed before texts had a place', () => {
    const old = sealedBefore('张三');
    expect(sealer.open(old, place)).toBe('张三');
    expect(() => sealer.open(old.replace('k1.', 'k1.b.'), place)).toThrow();
  });

  it('names the key that it does not have', () => {
    const sealed = new Sealer({ dataKeys: [second], hashKey }).seal('张三', place);
    expect(() => sealer.open(sealed, place)).toThrow('unknown data key k2');
  });

  it('does not open with another key of the same id', () => {
    const sealed = new Sealer({ dataKeys: [key('k1')], hashKey }).seal('张三', place);
    expect(() => sealer.open(sealed, place)).toThrow();
  });

  it('seals with the new key after a rotation and still opens what the old one sealed', () => {
    const before = sealer.seal('张三', place);
    const rotated = new Sealer({ dataKeys: [second, first], hashKey });
    expect(rotated.open(before, place)).toBe('张三');
    expect(rotated.seal('张三', place)).toMatch(/^k2\./);
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
      const sealed = sealer.sealPhone(text, place);
      expect(sealer.open(sealed, place)).toBe('+8613695550123');
      expect(sealer.phoneOrNull(sealed, place)).toBe('13695550123');
      expect(sealer.phoneOrNull(sealer.seal(text, place), place)).toBe('13695550123');
    }
    expect(sealer.phoneOrNull(sealer.sealPhone('+1 3695550123', place), place)).toBe('+13695550123');
    expect(sealer.phoneOrNull(sealer.sealPhone('0991-1234567', place), place)).toBe('0991-1234567');
    expect(sealer.phoneOrEmpty(null, place)).toBe('');
  });
});
