import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256Hex } from './sha256';

const reference = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('sha256Hex', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('knows the published vector of %j', (text, expected) => {
    expect(sha256Hex(text)).toBe(expected);
  });

  it('agrees with node:crypto at every length around the block borders', () => {
    for (let length = 0; length <= 200; length++) {
      const text = 'x'.repeat(length);
      expect(sha256Hex(text)).toBe(reference(text));
    }
  });

  it('agrees with node:crypto on any text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(fc.property(text, (value) => expect(sha256Hex(value)).toBe(reference(value))));
  });

  it.each(['菜篮 3-2-501', '𠮷野', '\ud800', 'a\udc00b'])('agrees with node:crypto on %j', (text) => {
    expect(sha256Hex(text)).toBe(reference(text));
  });
});
