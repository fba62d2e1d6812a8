import ExcelJS from 'exceljs';
import { newId } from '../../ground/db/ids';
import { type CarriedRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { handoffAt } from '@cailan/trials/world/road';
import { describeEngines } from '@cailan/trials/world/engines';
import { Evening } from './testing/evening';

describeEngines('losses and what people read of the books', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const lossesSeenBy = (as: TestPerson, windowId: string) =>
    world.ok(as, 'GET /windows/:id/losses', { params: { id: windowId } });
  const books = async () => world.ok(await world.person('district_admin'), 'GET /books');

  /** Of two bags at the gate one is checked off, and both sides sign; gives their codes. */
  const oneMissing = async (round: CarriedRound, groupOrderId: string): Promise<[string, string]> => {
    const gate = await world.openGate(round, groupOrderId);
    const [taken, missing] = gate.bags;
    if (!taken || !missing) throw new Error('two bags were wanted');
    await world.ok(await world.captainOf(groupOrderId), 'POST /handoffs/:id/check-offs', {
      ...handoffAt(gate),
      body: { eventId: newId(), bagCode: taken.code, seenVersion: taken.version },
    });
    await world.signGate(round, gate);
    return [taken.code, missing.code];
  };

  it('pass to whom the community names, before the settlement and after it, the last decision counting', async () => {
    const lists: Record<string, number>[] = [{ 'EGG-001': 2, 'VEG-001': 2 }, { 'EGG-001': 1 }];
    const evening = new Evening(world, await world.carried({ lists }));
    const { residents, windowId, staff } = evening.round;
    const [resident, other] = residents;
    const [code = ''] = await evening.door(resident, 'damaged');
    const [second = ''] = await evening.door(other, 'damaged');
    await evening.writeOff(resident, code);
    const watcher = await evening.watcherOf(resident);
    expect((await evening.decide(watcher, code, 'community')).body).toMatchObject({
      bearer: 'community',
      afterGate: true,
      lossFen: null,
      lossKind: 'damaged',
    });
    for (const bag of (await evening.orderOf(resident)).bags)
      if (bag.status !== 'written_off') await evening.writeOff(resident, bag.code);
    for (const bag of (await evening.orderOf(other)).bags) await evening.writeOff(other, bag.code);
    await evening.settle();

    const order = await evening.orderOf(resident);
    expect(order.finalFen).toBe(0);
    const seen = await lossesSeenBy(watcher, windowId);
    const own = seen.filter(({ orderId }) => orderId === order.id);
    const worth = own.reduce((sum, { lossFen }) => sum + (lossFen ?? 0), 0);
    expect(worth).toBeGreaterThan(0);
    // What the scales left of the tolerance went back as weight, before anything was lost.
    const refunded = await world.db.one<{ fen: number | string }>(
      `SELECT SUM(amountFen) AS fen FROM refund_items WHERE causeKind = 'loss' AND orderId = ?`,
      [order.id],
    );
    expect(worth).toBe(Number(refunded?.fen));
    expect(await evening.balance('loss:community:%')).toBe(
      own.find(({ bagCode }) => bagCode === code)?.lossFen,
    );
    expect((await evening.balance('loss:%')) + (await evening.balance('lost:%'))).toBe(0);
    expect(await lossesSeenBy(staff, windowId)).toEqual(seen);

    expect((await evening.decide(watcher, code, 'supermarket')).body.bearer).toBe('supermarket');
    expect((await evening.decide(watcher, code, 'supermarket')).body.bearer).toBe('supermarket');
    expect(await evening.balance('loss:community:%')).toBe(0);
    expect((await evening.decide(watcher, second, 'community')).body).toMatchObject({ bearer: 'community' });
    const view = await books();
    expect(view.totalFen).toBe(0);
    expect(view.losses.map(({ bearer }) => bearer).sort()).toEqual(['community', 'supermarket']);
    expect(view.losses.reduce((sum, { lossFen }) => sum + lossFen, 0)).toBe(await evening.balance('loss:%'));
    const audits = await world.db.many(`SELECT id FROM audit_entries WHERE action = 'bag.bearer'`);
    expect(audits).toHaveLength(4);
  });

  it('are decided by the bag’s own community alone, not for one’s own household, and never before the gate', async () => {
    const round = await world.loadAll(await world.packed({ lists: [{ 'EGG-001': 1 }, { 'EGG-001': 1 }] }));
    await world.leave(round);
    await world.arriveAll(round);
    const evening = new Evening(world, round);
    const [first, second] = round.residents;
    const [groupOrderId = ''] = round.groupOrderIds;
    const [taken, missing] = await oneMissing(round, groupOrderId);
    const watcher = await evening.watcherOf(first);
    expect((await evening.decide(watcher, taken, 'community')).code).toBe('not_lost');
    expect((await evening.decide(watcher, missing, 'community')).code).toBe('lost_before_gate');
    expect(await lossesSeenBy(watcher, round.windowId)).toMatchObject([
      { bagCode: missing, afterGate: false, bearer: 'supermarket', lossKind: 'missing' },
    ]);
    const away = await world.db.one<{ id: string }>(
      `SELECT id FROM places WHERE level = 'community' AND id <> ?`,
      [watcher.scopeId],
    );
    const stranger = await world.person('community_staff', away?.id);
    expect((await evening.decide(stranger, missing, 'community')).code).toBe('not_found');
    expect(await lossesSeenBy(stranger, round.windowId)).toEqual([]);
    for (const resident of [first, second])
      await world.db.transaction((tx) =>
        tx.run(
          `INSERT INTO role_grants (id, personId, role, scopeKind, scopeId, deputyOfId, dropPointId, startsAt, endsAt)
           VALUES (?, ?, 'resident', 'household', ?, NULL, NULL, '2026-01-01T00:00:00.000Z', NULL)`,
          [newId(), watcher.id, resident?.scopeId ?? ''],
        ),
      );
    expect((await evening.decide(watcher, missing, 'community')).code).toBe('own_household');
    await world.db.transaction((tx) =>
      tx.run(`DELETE FROM role_grants WHERE personId = ? AND role = 'resident'`, [watcher.id]),
    );
  });

  it('stand beside a statement that says what came of the money, with an invoice and as a workbook', async () => {
    const lists: Record<string, number>[] = [{ 'VEG-001': 4 }, { 'EGG-001': 1 }];
    const evening = new Evening(world, await world.carried({ lists }));
    const { residents, staff, round } = evening.round;
    for (const resident of residents) await evening.door(resident, 'delivered');
    const params = { id: round.id };
    const invoice = (invoiceNo: string) =>
      world.call(staff, 'PUT /rounds/:id/invoice', { params, body: { invoiceNo } });
    expect((await invoice('F-1')).code).toBe('wrong_status');
    const statement = () => world.ok(staff, 'GET /rounds/:id/statement', { params });
    expect(await statement()).toMatchObject({ finalFen: 0, invoiceNo: null });
    await evening.settle();
    const settled = await statement();
    expect(settled.paidFen).toBe(settled.finalFen + settled.refundedFen + settled.refundDueFen);
    expect(settled.refundedFen + settled.refundDueFen).toBe(38);
    await world.runJobs();
    const refunded = await statement();
    expect(refunded).toMatchObject({ refundedFen: 38, refundDueFen: 0, finalFen: settled.finalFen });
    expect((await invoice('F-1')).body.invoiceNo).toBe('F-1');
    expect((await invoice('F-2')).body.invoiceNo).toBe('F-2');
    const changes = await world.db.many<{ factsJson: string }>(
      `SELECT factsJson FROM audit_entries WHERE action = 'round.invoice' AND subjectId = ? ORDER BY id`,
      [round.id],
    );
    expect(changes.map(({ factsJson }) => JSON.parse(factsJson) as unknown)).toEqual([
      { invoiceNo: 'F-1', before: null },
      { invoiceNo: 'F-2', before: 'F-1' },
    ]);
    const file = (await world.raw(staff, 'GET', `/rounds/${round.id}/statement.xlsx`)).body as Buffer;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(file).buffer);
    const total = workbook.getWorksheet('结算单')?.lastRow;
    expect([3, 4, 5, 6, 7].map((column) => Math.round(Number(total?.getCell(column).result) * 100))).toEqual([
      ...[refunded.orderedFen, refunded.paidFen, refunded.finalFen, 38, 0],
    ]);
    const view = await books();
    expect(view.supermarkets).toMatchObject([
      { rounds: 1, paidFen: refunded.paidFen, finalFen: refunded.finalFen, refundedFen: 38, refundDueFen: 0 },
    ]);
    expect(view.totalFen).toBe(0);
    expect(view.accounts.find(({ kind }) => kind === 'dues')?.balanceFen).toBe(refunded.finalFen);
    expect((await world.call(await world.person('inspector'), 'GET /books')).status).toBe(200);
    expect((await world.call(residents[0], 'GET /books')).code).toBe('role_required');
  });
});
