import { NOTE_COLUMNS } from '../../ground/db/reseal';
import { Sealer } from '../../ground/db/sealer';
import { describeEngines } from '@cailan/trials/world/engines';
import { order } from '@cailan/trials/world/orders';
import { openRound } from '@cailan/trials/world/rounds';
import { startService, type TestPerson, type TestService } from '@cailan/trials/world/service';
import { PERSONAL } from './personal-columns';
import { insertAny } from './testing/any-row';

const EXPORTED = Object.entries(PERSONAL)
  .filter(([, { exported }]) => exported === 'yes')
  .map(([name]) => name);

describeEngines('the copy of a person’s data', (engine) => {
  let service: TestService;
  let who: TestPerson;
  let neighbour: TestPerson;
  /** One row of the person’s in each table that has an exported column, by the table. */
  let ids: Record<string, string>;

  beforeAll(async () => {
    service = await startService(engine);
    [who, neighbour] = (await service.people('resident')) as [TestPerson, TestPerson];
    const round = await openRound(service, { offers: { 'VEG-001': {} } });
    await order(service, who, round, { 'VEG-001': 2 });
    const [placed] = await service.ok(who, 'GET /household-orders');
    const orderId = placed?.id ?? '';
    const found = await service.db.one<{ deliveryGroupId: string }>(
      'SELECT deliveryGroupId FROM household_orders WHERE id = ?',
      [orderId],
    );
    ids = { people: who.id, households: who.scopeId, household_orders: orderId };
    const [roundId, deliveryGroupId] = [round.round.id, found?.deliveryGroupId ?? ''];
    ids['consents'] = await insert('consents', { personId: who.id });
    ids['share_outs'] = await insert('share_outs', { orderId, roundId, deliveryGroupId });
    ids['bindings'] = await insert('bindings', { personId: who.id });
    ids['messages'] = await insert('messages', { personId: who.id });
    ids['payments'] = await insert('payments', { payerId: who.id });
    ids['refund_batches'] = await insert('refund_batches', { paymentId: ids['payments'] });
    ids['stored_files'] = await insert('stored_files', { ownerId: who.id });
    ids['bags'] = await insert('bags', { orderId });
    ids['bag_events'] = await insert('bag_events', { bagId: ids['bags'] });
    ids['handoff_exceptions'] = await insert('handoff_exceptions', { bagId: ids['bags'] });
    ids['loads'] = await insert('loads', { driverId: who.id });
  });
  afterAll(() => service.close());

  const insert = (table: string, given: Record<string, string>) => insertAny(service, table, given);
  const write = (table: string, column: string, value: string) =>
    service.db.transaction((tx) =>
      tx.run(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [value, ids[table] ?? '']),
    );

  /** Writes something that stands nowhere else into the person’s row; gives what is to be found. */
  const marked = async (name: string): Promise<string> => {
    const [table = '', column = ''] = name.split('.');
    const [id, sealer] = [ids[table] ?? '', service.app.get(Sealer)];
    const number = String(EXPORTED.indexOf(name)).padStart(4, '0');
    const mark = /phone/i.test(column) ? `1390000${number}` : `mark-${number}`;
    if (column === 'listJson') {
      const offerId = await insert('offers', { name: mark });
      await write(table, column, JSON.stringify([{ offerId, quantity: 7, wish: 'refund' }]));
    } else if (
      column.endsWith('Sealed') ||
      NOTE_COLUMNS.some((note) => `${note.table}.${note.column}` === name)
    ) {
      await write(table, column, sealer.seal(mark, { column: name, id }));
    } else await write(table, column, mark);
    return mark;
  };

  it.each(EXPORTED)('has %s, and no one else’s copy does', async (name) => {
    const [table = '', column = ''] = name.split('.');
    const before = await service.db.one<{ value: string | null }>(
      `SELECT ${column} AS value FROM ${table} WHERE id = ?`,
      [ids[table] ?? ''],
    );
    const mark = await marked(name);
    expect(JSON.stringify(await service.ok(who, 'GET /me/export'))).toContain(mark);
    expect(JSON.stringify(await service.ok(neighbour, 'GET /me/export'))).not.toContain(mark);
    if (before?.value != null) await write(table, column, before.value);
  });

  it('has what was told to the household while they lived in it', async () => {
    ids['messages'] = await insert('messages', { householdId: who.scopeId });
    await write('messages', 'text', '您家的菜到了');
    const { messages } = await service.ok(who, 'GET /me/export');
    expect(messages).toEqual(expect.arrayContaining([expect.objectContaining({ text: '您家的菜到了' })]));
  });

  it('has what the person wrote at others’ doors while they had a post', async () => {
    const captain = await service.person('floor_captain');
    const sealer = service.app.get(Sealer);
    const id = await insert('bag_events', { byId: captain.id });
    ids['bag_events'] = id;
    await write('bag_events', 'note', sealer.sealNote('没人应门', { column: 'bag_events.note', id }));
    const { written } = await service.ok(captain, 'GET /me/export');
    expect(written).toEqual([{ createdAt: expect.any(String), text: '没人应门' }]);
  });

  it('has nothing of a household that others live in by now', async () => {
    const { db } = service;
    const [household] = (await service.ok(who, 'GET /me/export')).households;
    expect(household?.contactName).not.toBe('');
    const past = service.clock.in(-1);
    await db.transaction((tx) =>
      tx.run(`UPDATE role_grants SET endsAt = ? WHERE personId = ? AND role = 'resident'`, [past, who.id]),
    );
    const copy = await service.ok(who, 'GET /me/export');
    expect(copy.households).toEqual([{ ...household, contactName: '', contactPhone: '' }]);
  });
});
