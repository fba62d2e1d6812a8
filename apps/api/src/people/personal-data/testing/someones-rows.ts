import type { TestPerson, World } from '@cailan/trials/world/world';
import type { Value } from '../../../ground/db/db';
import { NOTE_COLUMNS } from '../../../ground/db/reseal';
import { Sealer } from '../../../ground/db/sealer';
import { PERSONAL } from '../personal-columns';
import { insertAny } from './any-row';

/** One row of a person's in each table that has a personal column: an order that they placed, and what hangs on it. */
export class SomeonesRows {
  private constructor(
    private readonly world: World,
    private readonly ids: Record<string, string>,
  ) {}

  static async of(world: World, who: TestPerson): Promise<SomeonesRows> {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    await world.order(who, round, { 'VEG-001': 2 });
    const [placed] = await world.ok(who, 'GET /household-orders');
    const orderId = placed?.id ?? '';
    const found = await world.db.one<{ deliveryGroupId: string }>(
      'SELECT deliveryGroupId FROM household_orders WHERE id = ?',
      [orderId],
    );
    const [roundId, deliveryGroupId] = [round.round.id, found?.deliveryGroupId ?? ''];
    const ids = { people: who.id, households: who.scopeId, household_orders: orderId, rounds: roundId };
    const rows = new SomeonesRows(world, ids);
    await rows.add('share_outs', { orderId, roundId, deliveryGroupId });
    for (const table of ['wechat_accounts', 'consents', 'sessions', 'messages'])
      await rows.add(table, { personId: who.id });
    await rows.add('bindings', { personId: who.id, status: 'declined' });
    await rows.add('desk_confirmations', { personId: who.id, status: 'used', number: '42' });
    await rows.add('desk_sign_ins', { personId: who.id, status: 'used' });
    // The copy opens it, whichever column is looked at.
    await rows.mark('desk_sign_ins.addressSealed');
    await rows.add('deputy_requests', { toId: who.id, status: 'ended' });
    await rows.add('appointments', { grantId: await rows.formerPost(who), endedAt: world.clock.now() });
    await rows.add('account_moves', { personId: who.id, status: 'ended' });
    await rows.add('responsibilities', { endsAt: world.clock.now(), givenById: who.id });
    await rows.add('post_codes', { personId: who.id, kind: 'post', usedAt: null });
    await rows.add('supermarket_payees', { status: 'ended' });
    await rows.add('payment_notifications', {});
    await rows.add('audit_entries', { actorId: who.id });
    await rows.add('security_events', { actorId: who.id });
    await rows.add('payments', { payerId: who.id, method: 'bank_transfer', status: 'succeeded' });
    await rows.add('refund_batches', { paymentId: rows.of('payments'), status: 'refunded' });
    await rows.add('stored_files', { ownerId: who.id });
    await rows.add('bags', { orderId, householdId: who.scopeId });
    await rows.add('bag_events', { bagId: rows.of('bags') });
    await rows.add('handoffs', {});
    await rows.add('handoff_exceptions', { bagId: rows.of('bags') });
    await rows.add('loads', { driverId: who.id });
    return rows;
  }

  /** A post that they had once. */
  private formerPost(who: TestPerson): Promise<string> {
    const [startsAt, endsAt] = ['2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'];
    const post = { personId: who.id, role: 'inspector', scopeKind: 'district', scopeId: who.id };
    return insertAny(this.world, 'role_grants', { ...post, startsAt, endsAt });
  }

  /** The id of the person's row in a table. */
  of(table: string): string {
    return this.ids[table] ?? '';
  }

  /** Another row for a table, in the place of the one before. */
  async add(table: string, given: Record<string, Value>): Promise<string> {
    const id = await insertAny(this.world, table, given);
    this.ids[table] = id;
    return id;
  }

  /** Writes into the person's row, sealed where the column is, something that stands nowhere else; gives it. */
  async mark(name: string): Promise<string> {
    const [table = '', column = ''] = name.split('.');
    const number = String(Object.keys(PERSONAL).indexOf(name)).padStart(4, '0');
    const mark = /phone/i.test(column) ? `1390000${number}` : `mark-${number}`;
    if (column === 'listJson') {
      const offerId = await insertAny(this.world, 'offers', { name: mark });
      await this.write(name, JSON.stringify([{ offerId, quantity: 7, wish: 'refund' }]));
    } else if (isSealed(name)) {
      const place = { column: name, id: this.of(table) };
      await this.write(name, this.world.app.get(Sealer).seal(mark, place));
    } else await this.write(name, mark);
    return mark;
  }

  async write(name: string, value: Value): Promise<void> {
    const [table = '', column = ''] = name.split('.');
    await this.world.db.transaction((tx) =>
      tx.run(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [value, this.of(table)]),
    );
  }

  /** What stands in the person's row; undefined where it is gone. */
  async read(name: string): Promise<Value | undefined> {
    const [table = '', column = ''] = name.split('.');
    const row = await this.world.db.one<{ value: Value }>(
      `SELECT ${column} AS value FROM ${table} WHERE id = ?`,
      [this.of(table)],
    );
    return row?.value;
  }

  /** As `read`, opened where it is sealed. */
  async open(name: string): Promise<Value | undefined> {
    const value = await this.read(name);
    if (typeof value !== 'string' || !isSealed(name)) return value;
    const [table = ''] = name.split('.');
    return this.world.app.get(Sealer).openNote(value, { column: name, id: this.of(table) });
  }
}

const isSealed = (name: string): boolean =>
  name.endsWith('Sealed') || NOTE_COLUMNS.some((note) => `${note.table}.${note.column}` === name);
