import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, Sealer } from '../../ground/db/sealer';
import { FileStore } from '../../ground/store/file-store';
import { giveNumber } from '@cailan/trials/world/given-number';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type TestPerson } from '@cailan/trials/world/world';
import { RetentionService } from './retention.service';

const NAME = '阿依古丽·吐尔逊江';
const PHONE = '13476543210';
const NOTE = '老人透析回家，先按门铃';
const BANK = '招商银行信用卡0403';
const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.from('her-voucher-picture')]);
const DAY = 86_400;

describeEngines('a person who was erased', (engine) => {
  let phones: Phones;
  let who: TestPerson;
  let openid: string;
  let said = '';
  const write = (sql: string, values: (string | number | null)[]) =>
    phones.world.db.transaction((tx) => tx.run(sql, values));

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr])
      jest.spyOn(stream, 'write').mockImplementation((text: string | Uint8Array) => {
        said += String(text);
        return true;
      });
    phones = await startPhones(engine, { logLevel: 'info' });
    who = await someone();
    await leavesTraces();
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await phones.close();
  });

  /** A resident of the plan who holds nothing else, with WeChat, a number and a name. */
  async function someone(): Promise<TestPerson> {
    const { world } = phones;
    const [planned] = await world.db.many<{ id: string; scopeId: string }>(
      `SELECT personId AS id, MIN(scopeId) AS scopeId FROM role_grants GROUP BY personId
       HAVING COUNT(*) = 1 AND MIN(role) = 'resident' ORDER BY personId`,
    );
    await giveNumber(world, planned?.id ?? '', PHONE);
    const joined = await phones.join(newPhone(), PHONE);
    await world.ok(joined, 'PUT /me', { body: { name: NAME } });
    const account = await world.db.one<{ openid: string }>(
      'SELECT openid FROM wechat_accounts WHERE personId = ?',
      [joined.id],
    );
    openid = account?.openid ?? '';
    return { ...joined, scopeId: planned?.scopeId ?? '' };
  }

  /** Everything that a year with the service leaves of somebody. */
  async function leavesTraces(): Promise<void> {
    const { world } = phones;
    const sealer = world.app.get(Sealer);
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    await world.order(who, round, { 'VEG-001': 1 });
    const [placed] = await world.ok(who, 'GET /household-orders');
    await write(
      `UPDATE household_orders SET status = 'settled', note = ?, recipientNameSealed = ?, recipientPhoneSealed = ?`,
      [
        sealer.sealNote(NOTE, at.orderNote(placed?.id ?? '')),
        sealer.seal(NAME, at.recipientName(placed?.id ?? '')),
        sealer.sealPhone(PHONE, at.recipientPhone(placed?.id ?? '')),
      ],
    );
    await write('UPDATE households SET contactNameSealed = ?, contactPhoneSealed = ? WHERE id = ?', [
      sealer.seal(NAME, at.contactName(who.scopeId)),
      sealer.sealPhone(PHONE, at.contactPhone(who.scopeId)),
      who.scopeId,
    ]);
    const now = world.clock.now();
    const row = async (table: string, values: Record<string, string | number | null>) => {
      const all = { id: newKey(), createdAt: now, ...values };
      const names = Object.keys(all);
      await write(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
        Object.values(all),
      );
      return all.id;
    };
    const bag = { roundId: round.round.id, windowId: round.windowId, supermarketId: newKey() };
    const bagId = await row('bags', {
      ...bag,
      ...{ code: newKey().slice(0, 30), orderId: placed?.id ?? '', householdId: who.scopeId },
      ...{ groupOrderId: newKey(), deliveryGroupId: newKey(), lane: 'ambient', number: 1, ofCount: 1 },
      ...{ groupNumber: 1, status: 'delivered', holderKind: 'household', version: 1, lossKind: '' },
      ...{ lossNote: `${NAME}不在家`, heldAt: '吐尔逊江家', labelPrints: 1 },
    });
    const event = {
      eventId: newKey(),
      bagId,
      fromStatus: 'held',
      toStatus: 'delivered',
      seenVersion: 0,
      version: 1,
    };
    const { createdAt: _, ...times } = { createdAt: undefined, occurredAt: now, recordedAt: now };
    const eventId = newKey();
    await write(
      `INSERT INTO bag_events (id, eventId, bagId, fromStatus, toStatus, seenVersion, version, holderKind, byId, note, occurredAt, recordedAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'household', ?, ?, ?, ?)`,
      [eventId, ...Object.values(event), newKey(), NOTE, ...Object.values(times)],
    );
    const handoffId = newKey();
    await row('handoff_exceptions', {
      handoffId,
      kind: 'missing',
      bagId,
      note: NOTE,
      recordedById: newKey(),
    });
    const voucher = await row('stored_files', {
      ...{ ownerId: who.id, districtId: newKey(), sha256: '', sentSha256: '', clientKey: newKey() },
      ...{ mediaType: 'image/png', bytes: PNG.length },
    });
    await world.app.get(FileStore).save(voucher, PNG);
    const money = { districtId: newKey(), supermarketId: newKey() };
    const paymentId = await row('payments', {
      ...money,
      ...{ payerId: who.id, method: 'bank_transfer', status: 'succeeded', amountFen: 100 },
      ...{ outTradeNo: newKey().slice(0, 30), voucherFileId: voucher, note: NOTE },
    });
    await row('refund_batches', {
      ...money,
      ...{ paymentId, batchNo: 1, outRefundNo: newKey().slice(0, 30), amountFen: 50, status: 'succeeded' },
      ...{ reason: '退款', attempts: 1, account: BANK, note: NOTE, endedAt: now },
    });
    const resource = JSON.stringify({ payer: { openid }, user_received_account: BANK });
    await write(
      `INSERT INTO payment_notifications (id, eventId, eventType, mchid, resourceJson, receivedAt, appliedAt, outcome)
       VALUES (?, ?, 'TRANSACTION.SUCCESS', '1', ?, ?, ?, 'applied')`,
      [newKey(), newKey(), resource, now, now],
    );
    const leader = await world.person('grid_leader');
    const act = { actorId: leader.id, action: 'binding.reject', clientKey: newKey() };
    await row('audit_entries', { ...act, subjectId: who.id, factsJson: JSON.stringify({ reason: NOTE }) });
    await row('messages', { personId: leader.id, kind: 'binding', text: `${NAME}想加入` });
    await row('messages', { personId: who.id, kind: 'refund', text: `退到${BANK}` });
    // The log has something to say while she is there.
    await write('ALTER TABLE consents RENAME TO consents_away', []);
    await world.raw(who, 'PUT', '/me', { name: NAME });
    await write('ALTER TABLE consents_away RENAME TO consents', []);
  }

  const needles = () => [NAME, '吐尔逊江', PHONE, openid, NOTE, '透析', BANK, 'her-voucher-picture'];

  /** Where something of her still stands: tables with what is sealed in them opened, files, and the log. */
  async function traces(): Promise<string[]> {
    const { db, app, config } = phones.world;
    const sealer = app.get(Sealer);
    const found: string[] = [];
    const look = (where: string, text: string) =>
      found.push(...needles().flatMap((needle) => (text.includes(needle) ? [`${needle} in ${where}`] : [])));
    for (const { tableName } of db.dataSource.entityMetadatas)
      for (const row of await db.many<Record<string, unknown>>(`SELECT * FROM ${tableName}`))
        for (const [column, value] of Object.entries(row)) {
          if (typeof value !== 'string') continue;
          look(`${tableName}.${column}`, value);
          const place = { column: `${tableName}.${column}`, id: String(row['id']) };
          if (column.endsWith('Sealed')) look(place.column, sealer.open(value, place));
          else look(place.column, sealer.openNote(value, place));
        }
    for (const file of readdirSync(config.dataDir, { recursive: true, withFileTypes: true }))
      if (file.isFile()) look(file.name, readFileSync(join(file.parentPath, file.name)).toString('utf8'));
    look('the log', said);
    return [...new Set(found)].sort();
  }

  it('was in many places before', async () => {
    const before = await traces();
    for (const place of [
      'payment_notifications',
      'refund_batches',
      'bag_events',
      'household_orders.note',
      'messages',
      'audit_entries',
      'bags',
    ])
      expect(before.filter((trace) => trace.includes(`in ${place}`))).not.toEqual([]);
    expect(before.filter((trace) => trace.startsWith('her-voucher'))).not.toEqual([]);
    expect(before.filter((trace) => trace.includes('the log'))).toEqual([]);
    expect(said).toContain('QueryFailedError');
  });

  it('is in no table, no file and no log after the erasure', async () => {
    const { world } = phones;
    const clientKey = newKey();
    await world.ok(who, 'POST /me/erase', { body: { clientKey } });
    await world.app.get(RetentionService).begin();
    await world.runJobs();
    expect(await traces()).toEqual([]);
  });

  it('takes nothing of the money along', async () => {
    const { db } = phones.world;
    const paid = await db.one('SELECT amountFen, status FROM payments WHERE payerId = ?', [who.id]);
    expect(paid).toEqual({ amountFen: 100, status: 'succeeded' });
    expect(await db.one('SELECT amountFen FROM refund_batches')).toEqual({ amountFen: 50 });
    expect(await db.many('SELECT amountFen FROM household_order_lines')).toHaveLength(1);
  });

  it('as every person does, a newcomer who never belonged anywhere ends by themselves', async () => {
    const { world } = phones;
    const newcomer = await phones.join(newPhone(), '13476543211');
    await world.ok(newcomer, 'PUT /me', { body: { name: '路过的人' } });
    await write('UPDATE sessions SET revokedAt = createdAt WHERE personId = ?', [newcomer.id]);
    world.clock.set(world.clock.in(200 * DAY));
    await world.runJobs();
    const left = await world.db.one<{ nameSealed: string; phoneSealed: string | null }>(
      'SELECT nameSealed, phoneSealed FROM people WHERE id = ?',
      [newcomer.id],
    );
    expect(left?.phoneSealed).toBeNull();
    expect(world.app.get(Sealer).open(left?.nameSealed ?? '', at.name(newcomer.id))).toBe('');
  });
});
