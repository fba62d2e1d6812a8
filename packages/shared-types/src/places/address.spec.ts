import fc from 'fast-check';
import { readAddress } from './address';
import { ADDRESSES } from './testing/addresses';

/** A reading as the corpus writes it. */
function said(typed: string): string {
  const read = readAddress(typed);
  if ('fault' in read) return read.fault;
  const { area, group, lane, building, unit, before, room } = read;
  const parts = [area, group, lane && `l${lane}`, building && `b${building}`, unit && `u${unit}`];
  return [...parts, before && `?${before}`, room && `r${room}`].filter(Boolean).join(' ');
}

describe('an address', () => {
  it(`is read as it is meant, or says why not: ${ADDRESSES.length} of them`, () => {
    expect(ADDRESSES.length).toBeGreaterThanOrEqual(200);
    expect(new Set(ADDRESSES.map(([typed]) => typed)).size).toBe(ADDRESSES.length);
    expect(ADDRESSES.map(([typed]) => [typed, said(typed)])).toEqual(ADDRESSES);
  });

  it('of any signs ends in a reading or a reason', () => {
    const signs = fc.constantFrom(
      ...Array.from('0189AF甲一十百楼号栋座单元门室弄巷排组连底商东户层期花园-#()、 \u{20bb7}'),
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 12 }), (typed) => {
        const read = readAddress(typed.join(''));
        expect('fault' in read ? read.fault : Object.keys(read).length).not.toBe('');
        if (!('fault' in read)) expect(read.room ?? read.building).toBeTruthy();
      }),
    );
  });
});
