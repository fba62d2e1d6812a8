import { newId } from '../../ground/db/ids';
import { FormerOccupants1763940001000 } from '../../migrations/1763940001000-former-occupants';
import { RoleGrant } from '../people/person.entity';
import { describeEngines } from '@cailan/trials/world/engines';
import { startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

describeEngines('memberships from before the product told occupants apart', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  const at = (day: number) => `2026-10-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  const member = async (scopeId: string, personId: string, startsAt: string, endsAt: string | null) => {
    const id = newId();
    const home = { role: 'resident', scopeKind: 'household', scopeId } as const;
    const place = { ...home, deputyOfId: null, dropPointId: null };
    await world.db.transaction((tx) =>
      tx.insert(RoleGrant, [{ id, personId, ...place, startsAt, endsAt, historyFrom: null, contact: null }]),
    );
    return id;
  };
  const carryOver = async () => {
    const runner = world.db.dataSource.createQueryRunner();
    try {
      await new FormerOccupants1763940001000().up(runner);
    } finally {
      await runner.release();
    }
  };

  it('keep what is theirs, and what former occupants left unsubmitted ends', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const [left, stayed, ...others] = (await world.people('resident')) as [
      TestPerson,
      TestPerson,
      ...TestPerson[],
    ];
    const draft = ({ scopeId: householdId }: TestPerson) => ({
      params: { id: round.windowId },
      body: {
        ...{ householdId, version: 0, note: '私事' },
        lines: [{ offerId: round.offerOf('VEG-001'), quantity: 1 }],
      },
    });
    for (const who of [left, stayed]) await world.ok(who, 'PUT /windows/:id/list', draft(who));
    await world.db.transaction(async (tx) => {
      await tx.run(`UPDATE role_grants SET startsAt = ?, endsAt = ? WHERE personId = ? AND scopeId = ?`, [
        ...[at(1), at(10), left.id, left.scopeId],
      ]);
      await tx.run('UPDATE household_orders SET createdAt = ?', [at(9)]);
    });
    const people = others.map(({ id }) => id);
    // Shared the flat with the first, and stayed two days longer; then nobody, then a couple of whom one left again.
    const shared = await member(left.scopeId, people[0] ?? '', at(5), at(12));
    const next = await member(left.scopeId, people[1] ?? '', at(15), null);
    const wife = await member(left.scopeId, people[2] ?? '', at(20), at(22));
    await carryOver();
    await carryOver();
    const rows = await world.db.many<{ id: string; historyFrom: string | null }>(
      'SELECT id, historyFrom FROM role_grants WHERE scopeId = ?',
      [left.scopeId],
    );
    const from = new Map(rows.map(({ id, historyFrom }) => [id, historyFrom]));
    expect([shared, next, wife].map((id) => from.get(id))).toEqual([null, at(12), at(12)]);
    const orders = await world.db.many<{ householdId: string; status: string; note: string }>(
      'SELECT householdId, status, note FROM household_orders',
    );
    const of = ({ scopeId }: TestPerson) => orders.find(({ householdId }) => householdId === scopeId);
    expect(of(left)).toMatchObject({ status: 'withdrawn', note: '' });
    // Sealed, and theirs still.
    expect(of(stayed)).toMatchObject({ status: 'draft', note: expect.stringMatching(/./) });
  });
});
