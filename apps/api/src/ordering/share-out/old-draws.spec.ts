import { createHmac } from 'node:crypto';
import { DrawSecrets1763950000000 } from '../rounds/migrations/1763950000000-draw-secrets';
import { PublishedRanks1763950100000 } from './migrations/1763950100000-published-ranks';
import { describeEngines } from '@cailan/trials/world/engines';
import { type OpenRound, startWorld, type World } from '@cailan/trials/world/world';

describeEngines('draws from before pseudonyms had a secret of their own', (engine) => {
  let world: World;
  let drawn: OpenRound;
  let open: OpenRound;
  beforeAll(async () => {
    world = await startWorld(engine);
    const fair = { round: { quotaRule: 'fair' as const }, offers: { 'VEG-001': { quota: 3 } } };
    drawn = await world.openRound(fair);
    for (const person of (await world.people('resident')).slice(0, 6))
      await world.order(person, drawn, { 'VEG-001': 1 });
    world.clock.set(drawn.round.cutOffAt);
    await world.runJobs();
    world.clock.set(drawn.round.opensAt);
    open = await world.openRound(fair);
    await backAndForth();
  });
  afterAll(() => world.close());

  /** The schema as it was, with pseudonyms as they were made, and then migrated, the last step twice. */
  async function backAndForth(): Promise<void> {
    const runner = world.db.dataSource.createQueryRunner();
    const [secrets, ranks] = [new DrawSecrets1763950000000(), new PublishedRanks1763950100000()];
    await ranks.down(runner);
    const rows = (await runner.query(
      'SELECT s.id, s.orderId, r.seed FROM share_outs s JOIN rounds r ON r.id = s.roundId',
    )) as { id: string; orderId: string; seed: string }[];
    for (const { id, orderId, seed } of rows)
      await runner.query('UPDATE share_outs SET pseudonym = ?, priorityClass = 6 WHERE id = ?', [
        oldPseudonym(seed, orderId),
        id,
      ]);
    await secrets.down(runner);
    for (let times = 0; times < 2; times++) {
      await secrets.up(runner);
      await ranks.up(runner);
    }
    await runner.release();
  }

  const oldPseudonym = (seed: string, orderId: string) =>
    createHmac('sha256', seed).update(`pseudonym:${orderId}`).digest('hex').slice(0, 32);

  it('keep no pseudonym that the published seed leads to, and no class of the register', async () => {
    const rows = await world.db.many<{ orderId: string; pseudonym: string; seed: string; got: number }>(
      'SELECT s.*, r.seed FROM share_outs s JOIN rounds r ON r.id = s.roundId ORDER BY s.id',
    );
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map(({ pseudonym }) => pseudonym)).size).toBe(6);
    for (const { orderId, pseudonym, seed } of rows) expect(pseudonym).not.toBe(oldPseudonym(seed, orderId));
    expect(rows[0]).not.toHaveProperty('priorityClass');
    expect(rows.reduce((sum, { got }) => sum + got, 0)).toBe(3);
  });

  it('are told without claims, and rounds that are still open commit themselves', async () => {
    const who = (await world.people('resident'))[0];
    const told = await world.ok(who, 'GET /rounds/:id/share-out', { params: { id: drawn.round.id } });
    expect(told).toMatchObject({ offers: [{ quota: 3, reserved: 3 }], claims: [], own: [] });
    const { pseudonymHash } = await world.ok(who, 'GET /rounds/:id', { params: { id: open.round.id } });
    expect(pseudonymHash).toMatch(/^[0-9a-f]{64}$/);
    const secrets = await world.db.many<{ drawSecret: string }>('SELECT drawSecret FROM rounds');
    expect(secrets.every(({ drawSecret }) => /^[0-9a-f]{64}$/.test(drawSecret))).toBe(true);
  });
});
