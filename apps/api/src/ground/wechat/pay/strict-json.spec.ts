import fc from 'fast-check';
import { DuplicateKey, strictJson } from './strict-json';

const read = (text: string) => strictJson(Buffer.from(text));

describe('strict JSON', () => {
  it('is what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"x":[{"b":"}","c":{},"b":1}]}',
    '{ "q\\"" : 1 , "q\\"" : 2 }',
    '{"\\\\":1,"\\\\":1}',
    '{"__proto__":1,"__proto__":2}',
  ])('refuses %s', (text) => {
    expect(() => read(text)).toThrow(DuplicateKey);
  });

  it.each([
    '{"a":{"a":1},"b":{"a":"a"}}',
    '[{"a":1},{"a":1}]',
    '["a","a"]',
    '{"a":"a\\\\","b":"{\\"a\\":1}"}',
    '"a"',
  ])('takes %s', (text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it('refuses what is not JSON in UTF-8', () => {
    for (const bytes of [
      Buffer.from(''),
      Buffer.from('{'),
      Buffer.from('\ufeff{}'),
      Buffer.from([0x22, 0xff, 0x22]),
    ])
      expect(() => strictJson(bytes)).toThrow(/JSON|encoded|UTF-8|token/i);
  });

  it('takes a megabyte of it in good time', () => {
    const long = JSON.stringify({ a: '\\'.repeat(200_000), b: 'x'.repeat(500_000) });
    const deep = '['.repeat(5_000) + ']'.repeat(5_000);
    expect(Object.keys(read(long) as object)).toEqual(['a', 'b']);
    expect(Array.isArray(read(deep))).toBe(true);
  }, 2_000);
});
