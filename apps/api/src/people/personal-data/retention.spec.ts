import { Message } from '../../messages/message.entity';
import { machine } from '../../ground/clock';
import { newId } from '../../ground/db/ids';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { Session } from '../sign-in/session.entity';
import { RetentionService } from './retention.service';

const DAY = 86_400;
const MANY = 10_050;

describeEngines('what ends by itself', (engine) => {
  let world: World;
  let resident: TestPerson;
  beforeAll(async () => {
    world = await startWorld(engine);
    resident = await world.person('resident');
    await world.app.get(RetentionService).begin();
  });
  afterAll(() => world.close());

  const messages = (count: number, createdAt: string) =>
    world.db.transaction((tx) =>
      tx.insert(
        Message,
        Array.from({ length: count }, () => ({
          id: newId(),
          householdId: null,
          personId: resident.id,
          kind: 'refund',
          text: '退款已到账',
          createdAt,
        })),
      ),
    );
  const count = async (sql: string) =>
    Number((await world.db.one<{ count: number }>(`SELECT COUNT(*) AS count FROM ${sql}`))?.count);
  const pass = async (seconds: number) => {
    world.clock.set(world.clock.in(seconds));
    await world.runJobs();
  };

  it('leaves no draft, no note and no notice of long ago, and nothing of the living', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const body = { householdId: resident.scopeId, version: 0, lines: [], note: '按门铃' };
    await world.ok(resident, 'PUT /windows/:id/list', {
      params: { id: round.windowId },
      body: { ...body, lines: [{ offerId: round.offerOf('VEG-001'), quantity: 1 }] },
    });
    const [, neighbour] = await world.people('resident');
    await world.order(neighbour, round, { 'VEG-001': 1 });
    await world.db.transaction((tx) => tx.run(`UPDATE household_orders SET note = '别敲门'`));
    for (const appliedAt of [world.clock.now(), null])
      await world.db.transaction((tx) =>
        tx.run(
          `INSERT INTO payment_notifications (id, eventId, eventType, mchid, resourceJson, receivedAt, appliedAt)
           VALUES (?, ?, 'x', '1', '{"payer":{"openid":"o-1"}}', ?, ?)`,
          [newId(), newKey(), world.clock.now(), appliedAt],
        ),
      );
    await pass(DAY);
    expect(await count(`household_orders WHERE note = '别敲门'`)).toBe(2);
    for (let day = 0; day < 40; day++) await pass(DAY);
    expect(await count(`household_orders WHERE status = 'draft'`)).toBe(0);
    // What nobody acted on ended by itself in the meantime, and its note with it.
    const over = `status IN ('settled', 'withdrawn', 'cancelled')`;
    expect(await count(`household_orders WHERE note <> '' AND ${over}`)).toBe(0);
    expect(await count(`payment_notifications WHERE resourceJson <> '{}'`)).toBe(1);
  });

  it('is a session that ended a month ago, of the phone’s own time', async () => {
    const daysAgo = (days: number) => new Date(machine.ms() - days * DAY * 1000).toISOString();
    const session = (given: Partial<Session>): Session => ({
      ...{ id: newId(), personId: resident.id, tokenHash: '', generation: 0, revokedAt: null },
      ...{ deskRole: null },
      ...{ createdAt: daysAgo(90), renewedAt: daysAgo(90), expiresAt: daysAgo(-1), ...given },
    });
    const kept = [session({}), session({ revokedAt: daysAgo(29) })];
    const over = [session({ revokedAt: daysAgo(31) }), session({ expiresAt: daysAgo(31) })];
    await world.db.transaction((tx) => tx.insert(Session, [...kept, ...over]));
    await pass(DAY);
    const rows = await world.db.many<{ id: string }>('SELECT id FROM sessions WHERE personId = ?', [
      resident.id,
    ]);
    expect(rows.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
  });

  it('is ended when it is due and not before, bounded in each run', async () => {
    await world.db.transaction((tx) => tx.run('DELETE FROM messages'));
    await messages(MANY, world.clock.in(-181 * DAY));
    await messages(3, world.clock.in(-170 * DAY));
    await pass(DAY);
    expect(await count('messages')).toBe(MANY - 10_000 + 3);
    await pass(3600);
    expect(await count('messages')).toBe(3);
    for (let day = 0; day < 12; day++) await pass(DAY);
    expect(await count('messages')).toBe(0);
  });
});
