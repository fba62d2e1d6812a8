import * as fc from 'fast-check';
import type { ListLineView } from '@cailan/shared-types';
import { lineFor, mergeWritten, sameLine, sameWritten, withLine, type Written } from './draft-lines';
import { line } from '../testing/lists';

const quantities = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 3 }));
const written: fc.Arbitrary<Written> = fc.record({
  lines: quantities.map((of) => Object.entries(of).map(([offerId, quantity]) => line(offerId, quantity))),
  note: fc.constantFrom('', '多放点葱', '不要香菜 🙏'),
});
const at = ({ lines }: Written, id: string) => lines.find(({ offerId }) => offerId === id);
const OFFERS = ['a', 'b', 'c', 'd', 'e'];

describe('merging what the phone and the service made of a list', () => {
  it.each<[string, ListLineView[], ListLineView[], ListLineView[], Record<string, number>, string[]]>([
    ['keeps what nobody changed', [line('a', 1)], [line('a', 1)], [line('a', 1)], { a: 1 }, []],
    ['takes what others added', [], [], [line('a', 1)], { a: 1 }, []],
    ['keeps what was added here', [], [line('a', 1)], [], { a: 1 }, []],
    ['takes both additions', [], [line('a', 1)], [line('b', 2)], { a: 1, b: 2 }, []],
    ['takes what others removed', [line('a', 1)], [line('a', 1)], [], {}, []],
    ['keeps removed what was removed here', [line('a', 1)], [], [line('a', 1)], {}, []],
    [
      'keeps the phone’s of two changes, and says so',
      [line('a', 1)],
      [line('a', 2)],
      [line('a', 3)],
      { a: 2 },
      ['a 2:3'],
    ],
    ['says so of a removal too', [line('a', 1)], [], [line('a', 3)], {}, ['a 0:3']],
    [
      'sees no conflict where both did the same',
      [line('a', 1)],
      [line('a', 2)],
      [line('a', 2)],
      { a: 2 },
      [],
    ],
  ])('%s', (_, base, mine, theirs, expected, conflicts) => {
    const merged = mergeWritten(
      { lines: base, note: '' },
      { lines: mine, note: '' },
      { lines: theirs, note: '' },
    );
    expect(Object.fromEntries(merged.lines.map(({ offerId, quantity }) => [offerId, quantity]))).toEqual(
      expected,
    );
    expect(merged.conflicts.map((c) => `${c.offerId} ${c.mine}:${c.theirs}`)).toEqual(conflicts);
  });

  it('loses nothing that was typed, and takes everything else from the service', () => {
    fc.assert(
      fc.property(written, written, written, (base, mine, theirs) => {
        const merged = mergeWritten(base, mine, theirs);
        for (const id of OFFERS) {
          const [was, here, there] = [at(base, id), at(mine, id), at(theirs, id)];
          const result = at(merged, id);
          expect(sameLine(result, sameLine(here, was) ? there : here)).toBe(true);
          const differs = !sameLine(here, was) && !sameLine(there, was) && !sameLine(here, there);
          expect(merged.conflicts.some(({ offerId }) => offerId === id)).toBe(differs);
        }
        expect(merged.note).toBe(mine.note === base.note ? theirs.note : mine.note);
        expect(new Set(merged.lines.map(({ offerId }) => offerId)).size).toBe(merged.lines.length);
      }),
    );
  });

  it('is settled once merged: merging with the same again changes nothing', () => {
    fc.assert(
      fc.property(written, written, written, (base, mine, theirs) => {
        const once = mergeWritten(base, mine, theirs);
        const twice = mergeWritten(theirs, once, theirs);
        expect(sameWritten(once, twice)).toBe(true);
        expect(twice.conflicts).toEqual([]);
        expect(sameWritten(mergeWritten(base, mine, base), mine)).toBe(true);
        expect(sameWritten(mergeWritten(base, base, theirs), theirs)).toBe(true);
      }),
    );
  });
});

describe('a line', () => {
  const offer = { id: 'a', name: '白菜', spec: '500 克', priceFen: 199, roundId: 'r1', tolerancePercent: 10 };

  it('costs its price, by weight with the round’s tolerance', () => {
    expect(lineFor({ ...offer, saleKind: 'piece' }, 3, undefined)).toMatchObject({
      amountFen: 597,
      wish: 'refund',
    });
    expect(lineFor({ ...offer, saleKind: 'weight' }, 3, undefined).amountFen).toBe(657);
  });

  it('keeps its wish and its price when only its quantity changes', () => {
    const before: ListLineView = { ...line('a', 2), wish: 'ask', amountFen: 500 };
    expect(lineFor(before, 3, before)).toMatchObject({ quantity: 3, wish: 'ask', amountFen: 750 });
  });

  it('takes the place of the one before, and goes with none left', () => {
    const lines = [line('a', 1), line('b', 1)];
    expect(withLine(lines, line('a', 2)).map(({ offerId, quantity }) => `${offerId}${quantity}`)).toEqual([
      'a2',
      'b1',
    ]);
    expect(withLine(lines, line('c', 1))).toHaveLength(3);
    expect(withLine(lines, line('a', 0))).toEqual([line('b', 1)]);
  });
});
