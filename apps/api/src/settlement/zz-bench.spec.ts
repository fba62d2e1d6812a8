import { GateService } from '../handoffs/gate.service';
import { grantsOf } from '../people/people.sql';
import { newId } from '../db/ids';
import { describeEngines } from '../testing/engines';
import { startService } from '../testing/service';
import { carriedRound, captainOf, forgetTrade, MORNING, IN_WINDOW } from '../handoffs/testing/carried-round';
import type { Tx } from '../db/db';

const COUNT = 215,
  PER = 71,
  LINES = 8;
async function clone(tx: Tx, table: string, rows: Record<string, unknown>[]) {
  const cols = Object.keys(rows[0]!);
  const per = Math.floor(25000 / cols.length);
  for (let i = 0; i < rows.length; i += per) {
    const some = rows.slice(i, i + per);
    await tx.run(
      `INSERT INTO ${table} (${cols.join(',')}) VALUES ${some.map(() => `(${cols.map(() => '?').join(',')})`).join(',')}`,
      some.flatMap((r) => cols.map((c) => r[c] as string)),
    );
  }
}
describeEngines('bench', (engine) => {
  it('runs', async () => {
    const service = await startService(engine);
    await forgetTrade(service);
    const lists = [{ 'VEG-001': 2, 'EGG-001': 1 } as Record<string, number>];
    const round = await carriedRound(service, { lists });
    const { db } = service;
    const g0 = (await db.many<any>('SELECT * FROM group_orders WHERE id = ?', [round.groupOrderIds[0]!]))[0];
    const o0 = (await db.many<any>('SELECT * FROM household_orders'))[0];
    const ls = await db.many<any>('SELECT * FROM household_order_lines');
    const veg = ls.find((l) => l.byWeight === 1),
      egg = ls.find((l) => l.byWeight === 0);
    const b0 = (await db.many<any>('SELECT * FROM bags'))[0];
    const h0 = (await db.many<any>("SELECT * FROM handoffs WHERE kind='gate'"))[0];
    const hh0 = (await db.many<any>('SELECT * FROM households WHERE id = ?', [o0.householdId]))[0];
    const groups: any[] = [],
      orders: any[] = [],
      lines: any[] = [],
      bags: any[] = [],
      bl: any[] = [],
      hands: any[] = [],
      hhs: any[] = [];
    for (let g = 0; g < COUNT; g++) {
      const gid = newId(),
        dg = newId(),
        hid = newId();
      groups.push({ ...g0, id: gid, deliveryGroupId: dg, status: 'dispatched' });
      hands.push({
        ...h0,
        id: hid,
        formNo: `X${g}`,
        groupOrderId: gid,
        receiverSignedAt: null,
        giverSignedAt: null,
        completedAt: null,
        receivedBags: 0,
        expectedBags: PER * 2,
      });
      for (let h = 0; h < PER; h++) {
        const oid = newId(),
          hhid = newId();
        hhs.push({ ...hh0, id: hhid, deliveryGroupId: dg });
        orders.push({
          ...o0,
          id: oid,
          groupOrderId: gid,
          householdId: hhid,
          deliveryGroupId: dg,
          activeSlot: 'active',
          status: 'locked',
        });
        const bid = [newId(), newId()];
        for (const [i, id] of bid.entries())
          bags.push({
            ...b0,
            id,
            code: id.slice(-12) + i,
            orderId: oid,
            householdId: hhid,
            groupOrderId: gid,
            deliveryGroupId: dg,
            status: 'loaded',
            lossKind: '',
            version: 2,
          });
        for (let l = 0; l < LINES; l++) {
          const lid = newId();
          lines.push({
            ...(l < 2 ? veg : egg),
            id: lid,
            orderId: oid,
            householdId: hhid,
            deliveryGroupId: dg,
          });
          bl.push({ id: newId(), bagId: bid[l % 2], lineId: lid, quantity: 1, substitutedQuantity: 0 });
        }
      }
    }
    await db.transaction(async (tx) => {
      await clone(tx, 'group_orders', groups);
      await clone(tx, 'households', hhs);
      await clone(tx, 'household_orders', orders);
      await clone(tx, 'household_order_lines', lines);
      await clone(tx, 'bags', bags);
      await clone(tx, 'bag_lines', bl);
      await clone(tx, 'handoffs', hands);
    });
    const captain = await captainOf(service, round.groupOrderIds[0]!);
    const pool = async (n: number, jobs: (() => Promise<unknown>)[]) => {
      let i = 0;
      const t = Date.now(); const c0 = process.cpuUsage();
      await Promise.all(
        Array.from({ length: n }, async () => {
          while (i < jobs.length) await jobs[i++]!();
        }),
      );
      const c = process.cpuUsage(c0);
      console.log('cpu ms/request', (c.user + c.system) / 1000 / jobs.length);
      return jobs.length / ((Date.now() - t) / 1000);
    };
    const byGroup = new Map(hands.map((h) => [h.groupOrderId, h.id]));
    const gate = service.app.get(GateService); const actor = { personId: captain.id, grants: await grantsOf(db, captain.id) };
    console.log('direct'); await pool(16, bags.slice(6000, 10000).map((b) => () => gate.checkOff(actor, byGroup.get(b.groupOrderId), { eventId: newId(), bagCode: b.code, seenVersion: 2 })));
    console.log('grants'); await pool(16, bags.slice(6000, 10000).map(() => () => grantsOf(db, captain.id)));
    console.log('tx empty'); await pool(16, bags.slice(6000, 10000).map(() => () => db.transaction(async (tx) => { await tx.one('SELECT 1 AS a'); })));
    console.log('GET /me'); await pool(16, bags.slice(6000, 8000).map(() => () => service.ok(captain, 'GET /messages')));
        const N = 6000;
    const rate = await pool(
      16,
      bags.slice(0, N).map(
        (b) => () =>
          service.ok(captain, 'POST /handoffs/:id/check-offs', {
            params: { id: byGroup.get(b.groupOrderId) },
            body: { eventId: newId(), bagCode: b.code, seenVersion: 2 },
          }),
      ),
    );
    console.log(engine.name, 'check-offs/s', rate);
    await db.transaction(async (tx) => {
      await tx.run("UPDATE bags SET status='handed_over'");
      await tx.run("UPDATE group_orders SET status='handed_over' WHERE status='dispatched'");
    });
    const dr = await pool(
      16,
      hhs.slice(0, 4000).map(
        (h) => () =>
          service.ok(captain, 'POST /windows/:id/households/:householdId/door', {
            params: { id: round.windowId, householdId: h.id },
            body: { eventId: newId(), outcome: 'delivered' },
          }),
      ),
    );
    console.log(engine.name, 'doors/s', dr);
    await db.transaction(async (tx) => {
      await tx.run("UPDATE bags SET status='delivered'");
      await tx.run("UPDATE group_orders SET status='completed' WHERE status='handed_over'");
      await tx.run("UPDATE household_orders SET status='fulfilled'");
    });
    const t = Date.now();
    const s = await service.call(round.staff, 'POST /rounds/:id/settle', { params: { id: round.round.id } });
    console.log(
      engine.name,
      'settle s',
      (Date.now() - t) / 1000,
      s.status,
      s.body.groups.length,
      s.body.refundDueFen,
    );
    const t2 = Date.now();
    await service.call(round.staff, 'GET /rounds/:id/statement', { params: { id: round.round.id } });
    console.log(engine.name, 'statement s', (Date.now() - t2) / 1000);
    await service.close();
  }, 400_000);
});
