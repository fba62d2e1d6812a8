import fc from 'fast-check';
import { FEWEST_PUBLISHED, publishedShareOut } from './published-share-out';
import { type Claim, shareOut } from './share-out';

const seed = '0f'.repeat(32);

const offerId = 'offer-1';

const CLASSES = 5;

const rounds = fc.record({
  quota: fc.nat(60),
  fewest: fc.integer({ min: 1, max: 8 }),
  claims: fc
    .array(fc.record({ wanted: fc.nat(6), priorityClass: fc.nat(CLASSES) }), { maxLength: 40 })
    .map((list) => list.map((one, i): Claim => ({ ...one, orderKey: `order-${i}` }))),
});

function shared(quota: number, claims: readonly Claim[]) {
  const got = shareOut({ offerId, quota, claims, seed });
  return claims.map((claim) => ({ ...claim, got: got.get(claim.orderKey) ?? 0 }));
}

describe('what is published of a share-out', () => {
  it('gives whoever recomputes it the same shares, whatever is left out', () => {
    fc.assert(
      fc.property(rounds, ({ quota, fewest, claims }) => {
        const { reserved, claims: listed } = publishedShareOut(shared(quota, claims), fewest);
        const again = shareOut({
          offerId,
          quota: quota - reserved,
          seed,
          claims: listed.map(({ orderKey, wanted, rank }) => ({ orderKey, wanted, priorityClass: rank })),
        });
        expect(listed.map(({ got }) => got)).toEqual(listed.map(({ orderKey }) => again.get(orderKey)));
      }),
      { numRuns: 3000 },
    );
  });

  it('sets nobody apart who got no more than anybody, and lists no small group of those put first', () => {
    fc.assert(
      fc.property(rounds, ({ quota, claims }) => {
        const all = shared(quota, claims);
        const classOf = new Map(all.map(({ orderKey, priorityClass }) => [orderKey, priorityClass]));
        const { claims: listed } = publishedShareOut(all);
        const ordinary = listed.filter(({ orderKey }) => classOf.get(orderKey) === 0);
        for (const rank of new Set(listed.map((claim) => claim.rank))) {
          const group = listed.filter((claim) => claim.rank === rank);
          const apart = group.every(({ orderKey }) => classOf.get(orderKey) !== 0);
          const below = listed.some((claim) => claim.rank < rank);
          if (apart && below) expect(group.length).toBeGreaterThanOrEqual(FEWEST_PUBLISHED);
        }
        const level = Math.max(
          0,
          ...ordinary.filter(({ got, wanted }) => got < wanted).map(({ got }) => got),
        );
        const lowest = ordinary[0]?.rank;
        for (const claim of listed)
          if (lowest !== undefined && claim.got === claim.wanted && claim.wanted < level)
            expect(claim.rank).toBe(lowest);
      }),
      { numRuns: 1000 },
    );
  });

  it('tells of plenty nothing at all', () => {
    const claims = shared(100, [
      { orderKey: 'a', wanted: 3, priorityClass: 4 },
      { orderKey: 'b', wanted: 2, priorityClass: 0 },
    ]);
    expect(publishedShareOut(claims)).toEqual({
      reserved: 0,
      claims: [
        { orderKey: 'a', wanted: 3, got: 3, rank: 0 },
        { orderKey: 'b', wanted: 2, got: 2, rank: 0 },
      ],
    });
    expect(publishedShareOut([])).toEqual({ reserved: 0, claims: [] });
  });
});
