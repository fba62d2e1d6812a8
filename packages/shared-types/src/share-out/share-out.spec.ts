import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type Claim, seedHash, shareOut } from './share-out';

const seed = '00ff'.repeat(16);

const offerId = 'offer-1';

const claim = (orderKey: string, wanted: number, priorityClass = 0): Claim => ({
  orderKey,
  wanted,
  priorityClass,
});

const shares = (quota: number, claims: Claim[]) =>
  Object.fromEntries(shareOut({ offerId, quota, claims, seed }));

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

const claims = fc
  .array(fc.record({ wanted: fc.nat(12), priorityClass: fc.nat(2) }), { maxLength: 40 })
  .map((list) => list.map((one, i) => claim(`order-${i}`, one.wanted, one.priorityClass)));

const inputs = fc.record({
  offerId: fc.constantFrom('offer-1', 'offer-2'),
  quota: fc.nat(200),
  claims,
  seed: fc.stringMatching(/^[0-9a-f]{64}$/),
});

describe('shareOut', () => {
  it.each<[string, number, Claim[], Record<string, number>]>([
    ['gives all when there is enough', 10, [claim('a', 3), claim('b', 7)], { a: 3, b: 7 }],
    ['gives none of nothing', 0, [claim('a', 3)], { a: 0 }],
    ['keeps a claim of nothing', 5, [claim('a', 0), claim('b', 9)], { a: 0, b: 5 }],
    ['levels from below', 9, [claim('a', 1), claim('b', 20), claim('c', 5)], { a: 1, b: 4, c: 4 }],
    ['serves priority first', 5, [claim('a', 4), claim('b', 3, 1)], { a: 2, b: 3 }],
    [
      'serves the higher class first',
      4,
      [claim('a', 4), claim('b', 3, 1), claim('c', 3, 2)],
      { a: 0, b: 1, c: 3 },
    ],
    ['shares out to nobody', 4, [], {}],
  ])('%s', (_name, quota, list, expected) => {
    expect(shares(quota, list)).toEqual(expected);
  });

  it('draws for the units left over as published: by SHA-256 of seed:offer:pseudonym', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const winners = [...keys]
      .sort((x, y) => (hash(`${seed}:${offerId}:${x}`) < hash(`${seed}:${offerId}:${y}`) ? -1 : 1))
      .slice(0, 2);
    const expected = Object.fromEntries(keys.map((key) => [key, winners.includes(key) ? 2 : 1]));
    expect(
      shares(
        7,
        keys.map((key) => claim(key, 3)),
      ),
    ).toEqual(expected);
  });

  it('spreads the luck of the draw over offers', () => {
    const keys = Array.from({ length: 20 }, (_, i) => claim(`order-${i}`, 1));
    const winners = new Set<string>();
    for (let offer = 0; offer < 60; offer++) {
      const out = shareOut({ offerId: `offer-${offer}`, quota: 5, claims: keys, seed });
      for (const [key, units] of out) if (units > 0) winners.add(key);
    }
    expect(winners.size).toBe(20);
  });

  it('gives out min(quota, wanted), never more than wanted', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const out = shareOut(input);
        const wanted = input.claims.reduce((a, b) => a + b.wanted, 0);
        expect([...out.values()].reduce((a, b) => a + b, 0)).toBe(Math.min(input.quota, wanted));
        for (const one of input.claims) {
          expect(out.get(one.orderKey)).toBeGreaterThanOrEqual(0);
          expect(out.get(one.orderKey)).toBeLessThanOrEqual(one.wanted);
        }
      }),
    );
  });

  it('serves a lower class only when every higher one is satisfied', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const out = shareOut(input);
        const served = input.claims.filter((one) => (out.get(one.orderKey) ?? 0) > 0);
        const lowestServed = Math.min(...served.map((one) => one.priorityClass));
        for (const one of input.claims) {
          if (one.priorityClass > lowestServed) expect(out.get(one.orderKey)).toBe(one.wanted);
        }
      }),
    );
  });

  it('leaves nobody unsatisfied who has two units less than another of the class', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const out = shareOut(input);
        for (const one of input.claims) {
          const own = out.get(one.orderKey) ?? 0;
          if (own === one.wanted) continue;
          for (const other of input.claims) {
            if (other.priorityClass !== one.priorityClass) continue;
            expect((out.get(other.orderKey) ?? 0) - own).toBeLessThan(2);
          }
        }
      }),
    );
  });

  it('does not depend on the order of the claims and gives the same each time', () => {
    const shuffled = inputs.chain((input) =>
      fc
        .shuffledSubarray(input.claims, { minLength: input.claims.length })
        .map((other) => [input, { ...input, claims: other }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([input, other]) => {
        expect(new Map([...shareOut(other)].sort())).toEqual(new Map([...shareOut(input)].sort()));
      }),
    );
  });

  it('loses nobody a unit when the quota grows', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const [less, more] = [shareOut(input), shareOut({ ...input, quota: input.quota + 1 })];
        for (const [key, units] of less) expect(more.get(key)).toBeGreaterThanOrEqual(units);
      }),
    );
  });

  it.each<[string, number, Claim[]]>([
    ['a negative quota', -1, []],
    ['half a unit', 1, [claim('a', 0.5)]],
    ['a negative claim', 1, [claim('a', -1)]],
    ['a negative class', 1, [claim('a', 1, -1)]],
    ['an order that comes twice', 1, [claim('a', 1), claim('a', 2)]],
  ])('refuses %s', (_name, quota, list) => {
    expect(() => shares(quota, list)).toThrow(RangeError);
  });
});

describe('seedHash', () => {
  it('is the SHA-256 of the text of the seed', () => {
    expect(seedHash(seed)).toBe(hash(seed));
  });
});
