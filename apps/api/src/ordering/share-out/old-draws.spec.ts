import { createHmac } from 'node:crypto';
import { DrawSecrets1763950000000 } from '../rounds/migrations/1763950000000-draw-secrets';
import { PublishedRanks1763950100000 } from './migrations/1763950100000-published-ranks';
import { describeEngines } from '@cailan/trials/world/engines';
import { order } from '@cailan/trials/world/orders';
import { openRound, type OpenRound } from '@cailan/trials/world/rounds';
import { startService, type TestService } from '@cailan/trials/world/service';

describeEngines('draws from before pseudonyms had a secret of their own', (engine) => {
  let service: TestService;
  let drawn: OpenRound;
  let open: OpenRound;
  beforeAll(async () => {
    service = await startService(engine);
    const fair = { round: { quotaRule: 'fair' as const }, offers: { 'VEG-001': { quota: 3 } } };
    drawn = await openRound(service, fair);
    for (const person of (await service.people('resident')).slice(0, 6))
      await order(service, person, drawn, { 'VEG-001': 1 });
    service.clock.set(drawn.round.cutOffAt);
    await service.runJobs();
    service.clock.set(drawn.round.opensAt);
    open = await openRound(service, fair);
    await backAndForth();
  });
  afterAll(() => service.close());

  /** The schema as it was, with pseudonyms as they were made, and then migrated, the last step twice. */
  async function backAndForth(): Promise<void> {
    const runner = service.db.dataSource.createQueryRunner();
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
    const rows = await service.db.many<{ orderId: string; pseudonym: string; seed: string; got: number }>(
      'SELECT s.*, r.seed FROM share_outs s JOIN rounds r ON r.id = s.roundId ORDER BY s.id',
    );
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map(({ pseudonym }) => pseudonym)).size).toBe(6);
    for (const { orderId, pseudonym, seed } of rows) expect(pseudonym).not.toBe(oldPseudonym(seed, orderId));
    expect(rows[0]).not.toHaveProperty('priorityClass');
    expect(rows.reduce((sum, { got }) => sum + got, 0)).toBe(3);
  });

  it('are told without claims, and rounds that are still open commit themselves', async () => {
    const who = (await service.people('resident'))[0];
    const told = await service.ok(who, 'GET /rounds/:id/share-out', { params: { id: drawn.round.id } });
    expect(told).toMatchObject({ offers: [{ quota: 3, reserved: 3 }], claims: [], own: [] });
    const { pseudonymHash } = await service.ok(who, 'GET /rounds/:id', { params: { id: open.round.id } });
    expect(pseudonymHash).toMatch(/^[0-9a-f]{64}$/);
    const secrets = await service.db.many<{ drawSecret: string }>('SELECT drawSecret FROM rounds');
    expect(secrets.every(({ drawSecret }) => /^[0-9a-f]{64}$/.test(drawSecret))).toBe(true);
  });
});
