import ExcelJS from 'exceljs';
import { plusDays, type ReconciliationView } from '@cailan/shared-types';
import { WechatPayments } from '@cailan/trials/world/wechat-payments';
import { describeEngines } from '@cailan/trials/world/engines';
import type { TestPerson } from '@cailan/trials/world/world';
import { PayClient } from '../../ground/wechat/pay/pay-client';
import { ReconcilingService } from './reconciling.service';

const DAY = '2026-11-21';

describeEngines('reconciliation with WeChat’s bill', (engine) => {
  let payments: WechatPayments;
  let admin: TestPerson;
  beforeAll(async () => {
    payments = await WechatPayments.start(engine);
    admin = await payments.world.person('district_admin');
  }, 60_000);
  afterAll(() => payments.close());

  const atChina = (date: string, time: string) =>
    payments.at(new Date(`${date}T${time}+08:00`).toISOString());
  const run = (as: TestPerson = admin, date = DAY) =>
    payments.world.call(as, 'POST /reconciliations', { body: { date } });
  /** The one merchant of the small plan's first supermarket, which everyone without a payee of their own shares. */
  const first = (views: readonly ReconciliationView[]) => {
    const view = views.find(({ billPayments, differing }) => billPayments > 0 || differing > 0);
    if (!view) throw new Error('nothing was compared');
    return view;
  };
  const differ = ({ id }: ReconciliationView) =>
    payments.world.ok(admin, 'GET /reconciliations/:id/differences', { params: { id } });
  const change = (sql: string, values: (string | number)[] = []) =>
    payments.world.db.transaction((tx) => tx.run(sql, values));
  const told = async () =>
    (await payments.world.ok(admin, 'GET /messages')).filter(({ kind }) => kind === 'reconciliation').length;
  /** A day on which one building paid; the stand-in's other days are left alone. */
  const paidDay = async () => {
    await payments.reset();
    const { group, round } = await payments.toPay();
    const { payment, sheet } = await payments.sheet([group]);
    await payments.pays(group.leader, sheet);
    expect(await payments.status(payment.id)).toBe('succeeded');
    const [row] = await payments.world.db.many<{ outTradeNo: string }>(
      'SELECT outTradeNo FROM payments WHERE id = ?',
      [payment.id],
    );
    return { group, round, payment, outTradeNo: row?.outTradeNo ?? '' };
  };

  it('finds bill and books alike, keeps one comparison a day, and shows each supermarket its own', async () => {
    const { payment, round } = await paidDay();
    expect((await run()).code).toBe('bill_not_ready');
    await atChina(plusDays(DAY, 1), '11:00:00');
    const { status, body } = await run();
    expect(status).toBe(200);
    const view = first(body);
    expect(view).toMatchObject({ date: DAY, bookPaidFen: view.billPaidFen });
    expect(view.billPaidFen).toBeGreaterThanOrEqual(payment.amountFen);
    const again = first((await run()).body);
    // Under the same id: who has its differences open goes on reading them.
    expect({ ...again, createdAt: '' }).toEqual({ ...view, createdAt: '' });
    const rows = await payments.world.db.many<{ count: number }>(
      'SELECT COUNT(*) AS count FROM reconciliations WHERE date = ? AND mchid = ?',
      [DAY, view.mchid],
    );
    expect(rows).toEqual([{ count: 1 }]);
    expect(first(await payments.world.ok(round.staff, 'GET /reconciliations'))).toMatchObject({
      billPaidFen: view.billPaidFen,
    });
    const rival = await payments.world.db.one<{ id: string }>(
      `SELECT id FROM supermarkets WHERE code = 'S2'`,
    );
    const pharmacist = await payments.world.person('supermarket_staff', rival?.id);
    expect(await payments.world.ok(pharmacist, 'GET /reconciliations')).not.toContainEqual(
      expect.objectContaining({ mchid: view.mchid }),
    );
    const report = `/reconciliations/${again.id}/report.xlsx`;
    expect((await payments.world.raw(pharmacist, 'GET', report)).code).toBe('not_found');
    const file = (await payments.world.raw(admin, 'GET', report)).body as Buffer;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(file).buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['汇总', '差异', '明细']);
    expect(workbook.getWorksheet('明细')?.rowCount).toBe(1 + view.billPayments);
    const cells = (name: string, row: number) =>
      (workbook.getWorksheet(name)?.getRow(row).values ?? []) as unknown[];
    const column = Array.from({ length: view.billPayments }, (_, i) => Number(cells('明细', i + 2)[5]));
    const paid = view.billPaidFen / 100;
    expect(cells('汇总', 2).slice(1)).toEqual(['收款', paid, view.bookPaidFen / 100, 0]);
    expect(column.reduce((sum, each) => sum + each, 0)).toBeCloseTo(paid, 6);
  });

  it('lists each way in which they differ, says what to do, and tells the district once', async () => {
    const { payment, outTradeNo } = await paidDay();
    await atChina(plusDays(DAY, 1), '11:00:00');
    const before = await told();
    const differences = async () =>
      (await differ(first((await run()).body))).filter(({ number }) => number === outTradeNo);
    await change('UPDATE payments SET amountFen = amountFen + 1 WHERE id = ?', [payment.id]);
    expect(await differences()).toMatchObject([
      { cause: 'amount_differs', billFen: payment.amountFen, bookFen: payment.amountFen + 1 },
    ]);
    expect((await differences())[0]?.text).toMatch(/金额/);
    expect(await told()).toBe(before + 1);
    await change(`UPDATE payments SET amountFen = amountFen - 1, status = 'pending' WHERE id = ?`, [
      payment.id,
    ]);
    expect(await differences()).toMatchObject([{ cause: 'status_differs', bookFen: null }]);
    await change(`UPDATE payments SET status = 'succeeded', subMchid = '1' WHERE id = ?`, [payment.id]);
    expect(await differences()).toMatchObject([{ cause: 'foreign_payee' }]);
    await change(`UPDATE payments SET outTradeNo = 'gone' WHERE id = ?`, [payment.id]);
    expect(await differences()).toMatchObject([{ cause: 'missing_in_books', billFen: payment.amountFen }]);
    expect(await differ(first((await run()).body))).toContainEqual(
      expect.objectContaining({ cause: 'missing_in_bill', number: 'gone', billFen: null }),
    );
    expect(first((await run()).body).status).toBe('differences');
  });

  it('takes money around midnight for the day on which the provider had it', async () => {
    await payments.reset();
    const { group } = await payments.toPay();
    await change('UPDATE group_orders SET payBy = ?', ['2026-11-24T00:00:00.000Z']);
    await change('DELETE FROM jobs');
    await atChina(DAY, '23:59:58');
    const { payment, sheet } = await payments.sheet([group]);
    await payments.fault({ name: 'callback_lost' });
    await payments.pays(group.leader, sheet);
    // Paid at the end of the 21st, and heard of only on the 22nd.
    await atChina(plusDays(DAY, 1), '00:00:30');
    await payments.fault({ clear: true });
    expect((await payments.act(group.leader, payment.id, 'check')).body).toMatchObject({
      status: 'succeeded',
    });
    await atChina(plusDays(DAY, 1), '11:00:00');
    const own = await run();
    await atChina(plusDays(DAY, 2), '11:00:00');
    const next = await run(admin, plusDays(DAY, 1));
    expect(own.status).toBe(200);
    const [row] = await payments.world.db.many<{ outTradeNo: string }>(
      'SELECT outTradeNo FROM payments WHERE id = ?',
      [payment.id],
    );
    const rows = await Promise.all([...own.body, ...next.body].map(differ));
    const numbers = rows.flat().map(({ number }) => number);
    expect(numbers).not.toContain(row?.outTradeNo);
  });

  it('runs by itself at half past ten, waits for a late bill, and goes on from day to day', async () => {
    await paidDay();
    await atChina(plusDays(DAY, 1), '09:00:00');
    await change('DELETE FROM jobs');
    await payments.world.app.get(ReconcilingService).begin();
    const compared = () =>
      payments.world.db.many<{ date: string }>('SELECT DISTINCT date FROM reconciliations ORDER BY date');
    await payments.world.runJobs();
    expect(await compared()).toEqual([]);
    await atChina(plusDays(DAY, 1), '10:31:00');
    await payments.world.runJobs();
    expect(await compared()).toEqual([{ date: DAY }]);
    // The next day had no trade: nothing is there, however often it is asked for.
    await atChina(plusDays(DAY, 2), '10:31:00');
    await payments.world.runJobs();
    expect(await compared()).toEqual([{ date: DAY }]);
    for (let half = 1; half <= 10; half++) await payments.pass(1801);
    expect(await compared()).toEqual([{ date: DAY }, { date: plusDays(DAY, 1) }]);
    const views = await payments.world.ok(admin, 'GET /reconciliations', {
      query: { date: plusDays(DAY, 1) },
    });
    expect(views.map(({ status }) => status)).toEqual(views.map(() => 'no_bill'));
  });

  it('lists a bill that contradicts itself as one difference, and compares anew once it is whole', async () => {
    await paidDay();
    await atChina(plusDays(DAY, 1), '11:00:00');
    const client = payments.world.app.get(PayClient);
    const whole = client.tradeBill.bind(client);
    const spoilt = jest.spyOn(client, 'tradeBill').mockImplementation(async (mchid, date) => {
      const file = await whole(mchid, date);
      // A line is missing: the summary tells.
      const [head, , ...rest] = file ? file.bytes.toString().split('\r\n') : [];
      return file && { ...file, bytes: Buffer.from([head, ...rest].join('\r\n')) };
    });
    const [fault] = await differ(first((await run()).body));
    expect(fault).toMatchObject({ cause: 'bill_sum_differs', number: DAY, billFen: null, bookFen: null });
    expect(fault?.text).toContain('合计');
    spoilt.mockRestore();
    const causes = (await differ(first((await run()).body))).map(({ cause }) => cause);
    expect(causes).not.toContain('bill_sum_differs');
  });

  it('keeps what was compared with a bill when WeChat has none any more', async () => {
    await paidDay();
    await atChina(plusDays(DAY, 1), '11:00:00');
    const before = first((await run()).body);
    expect(before.status).not.toBe('no_bill');
    const gone = jest.spyOn(payments.world.app.get(PayClient), 'tradeBill').mockResolvedValue(undefined);
    expect(first((await run()).body)).toEqual(before);
    gone.mockRestore();
  });

  it('takes no day that does not exist, and says when WeChat does not answer', async () => {
    expect((await run(admin, '2026-02-30')).code).toBe('validation_failed');
    expect((await run(await payments.world.person('resident'))).code).toBe('role_required');
    await payments.fault({ name: 'server_error' });
    expect((await run()).code).toBe('wechat_unavailable');
    await payments.fault({ clear: true });
  });
});
