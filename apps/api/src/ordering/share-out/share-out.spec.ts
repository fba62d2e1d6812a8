import { createHmac } from 'node:crypto';
import { seedHash, shareOut, type PageQuery, type ShareOutView } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import {
  type Answer,
  type OpenRound,
  startWorld,
  type TestPerson,
  type World,
} from '@cailan/trials/world/world';

describeEngines('what is published of a share-out', (engine) => {
  let world: World;
  let residents: TestPerson[];
  let round: OpenRound;
  beforeAll(async () => {
    world = await startWorld(engine);
    residents = await world.people('resident');
    round = await world.openRound({
      round: { quotaRule: 'fair' },
      offers: { 'VEG-001': { quota: 19, limitPerHousehold: 9 }, 'VEG-002': { quota: 500 } },
    });
    const priority = residents.slice(0, 8);
    for (const [i, { scopeId }] of priority.entries())
      await world.db.transaction((tx) =>
        tx.run('UPDATE households SET priorityClass = ? WHERE id = ?', [i < 6 ? 7 : 5, scopeId]),
      );
    for (const person of residents.slice(0, 14))
      await world.order(person, round, { 'VEG-001': 2, 'VEG-002': 1 });
    world.clock.set(round.round.cutOffAt);
    await world.runJobs();
  });
  afterAll(() => world.close());

  const params = () => ({ id: round.round.id });
  async function published(who: TestPerson): Promise<{ pages: ShareOutView[]; seed: string }> {
    const { seed } = await world.ok(who, 'GET /rounds/:id', { params: params() });
    const pages: ShareOutView[] = [];
    for (let page: PageQuery | undefined = { limit: '7' }; page;) {
      const answer: Answer<ShareOutView> = await world.call(who, 'GET /rounds/:id/share-out', {
        params: params(),
        query: page,
      });
      pages.push(answer.body);
      page = answer.next === undefined ? undefined : { limit: '7', after: answer.next };
    }
    return { pages, seed: seed ?? '' };
  }
  const orders = () =>
    world.db.many<{ id: string; householdId: string }>(
      'SELECT id, householdId FROM household_orders WHERE roundId = ? ORDER BY id',
      [round.round.id],
    );

  it('cannot be led back to an order by its seed and the order’s id', async () => {
    const { pages, seed } = await published(round.staff);
    const pseudonyms = new Set(pages.flatMap(({ claims }) => claims.map(({ pseudonym }) => pseudonym)));
    const guessed = (await orders()).flatMap(({ id, householdId }) =>
      [id, householdId].flatMap((known) =>
        [known, `pseudonym:${known}`, `${seed}:${known}`].map((text) =>
          createHmac('sha256', seed).update(text).digest('hex').slice(0, 32),
        ),
      ),
    );
    expect(guessed.filter((name) => pseudonyms.has(name))).toEqual([]);
    expect(pseudonyms.size).toBeGreaterThan(5);
  });

  it('can be recomputed by anyone, and names no class of the register', async () => {
    const { pages, seed } = await published(residents[20] as TestPerson);
    expect(seedHash(seed)).toBe(round.round.seedHash);
    expect(round.round.pseudonymHash).toMatch(/^[0-9a-f]{64}$/);
    const claims = pages.flatMap((page) => page.claims);
    for (const { quotaId, offerId, quota, reserved } of pages[0]?.offers ?? []) {
      const mine = claims.filter((claim) => claim.quotaId === quotaId);
      const again = shareOut({
        offerId,
        quota: quota - reserved,
        seed,
        claims: mine.map(({ pseudonym, wanted, rank }) => ({
          orderKey: pseudonym,
          wanted,
          priorityClass: rank,
        })),
      });
      expect(mine.map(({ got }) => got)).toEqual(mine.map(({ pseudonym }) => again.get(pseudonym)));
    }
    const scarce = claims.filter(({ offerId }) => offerId === round.offerOf('VEG-001'));
    expect(scarce.map(({ rank }) => rank).sort()).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
    const plenty = claims.filter(({ offerId }) => offerId === round.offerOf('VEG-002'));
    expect(new Set(plenty.map(({ rank }) => rank))).toEqual(new Set([0]));
  });

  it('tells each household its own pseudonym, and nobody another’s', async () => {
    const [one, two] = residents as [TestPerson, TestPerson];
    const own = (who: TestPerson) => published(who).then(({ pages }) => pages[0]?.own ?? []);
    expect(await own(one)).toMatchObject([{ householdId: one.scopeId }]);
    expect((await own(one))[0]?.pseudonym).not.toBe((await own(two))[0]?.pseudonym);
    expect(await own(round.staff)).toEqual([]);
    expect(await own(await world.person('grid_leader'))).toEqual([]);
  });
});
