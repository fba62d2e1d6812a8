/**
 * @jest-environment jsdom
 */
import {
  refundNames,
  wrongStatus,
  type ReconciliationDifferenceView,
  type ReconciliationView,
  type RefundStatus,
  type RefundView,
} from '@cailan/shared-types';
import { asked, leader, ok, start } from './leader';
import { changed, emptyOf, lostNetwork, problem, refused } from './recorded';
import { lastWrite, open, serviceAt } from './supermarket';

const LEADER = '/leader/refunds/index';
const SHOP = '/supermarket/refunds/index';
const BOOKS = '/supermarket/reconciliation/index';

/** The recorded batch that went back by transfer, in another state. */
const batchAs = (status: RefundStatus, more: Partial<RefundView> = {}) =>
  changed('GET /refunds', (all) =>
    all.slice(0, 1).map((batch) => ({ ...batch, status, endedAt: null, ...more })),
  );

describe('the leader’s refunds', () => {
  it('say what each is made of, where it went, and what waits for us', async () => {
    const { screen } = start(leader('gate'), LEADER);
    await screen.sees('等您确认（1）');
    for (const words of ['¥16.51', '¥26.26', '银行转账，凭证号 20261121-0105', '已退', '称重差额', '缺货'])
      await screen.sees(words);
    await screen.tapText('看明细（7 项）');
    await screen.lacks('看明细（7 项）');
  });

  it('are confirmed after a yes', async () => {
    const network = leader('gate');
    const { app, screen } = start(network, LEADER);
    await screen.tapText('确认收到');
    await app.settled();
    expect(app.phone.dialogs.modals.at(-1)?.title).toBe('确认收到 ¥16.51？');
    expect(asked(network, 'POST /refunds/:id/answer')).toMatchObject([{ body: { received: true } }]);
  });

  it('need a reason for 没收到, and show what a deputy did before', async () => {
    const network = leader('gate', {
      'POST /refunds/:id/answer': refused(wrongStatus(refundNames, 'refunded')),
    });
    const { screen } = start(network, LEADER);
    await screen.tapText('没收到');
    await screen.sees('请写明原因');
    await screen.type('原因', '到账少 10 元');
    await screen.lacks('请写明原因');
    await screen.tapText('告诉商超没收到');
    await screen.sees('不能这样操作');
    expect(asked(network, 'POST /refunds/:id/answer')[0]?.body).toEqual({
      received: false,
      note: '到账少 10 元',
    });
  });

  it('are asked for only once they were sent', async () => {
    const { screen } = start(leader('gate', batchAs('by_hand', { mine: false, voucherNo: null })), LEADER);
    await screen.sees('由商超银行转账退回');
    expect(screen.has('确认收到')).toBe(false);
  });

  it('have an empty state and survive a lost network', async () => {
    await start(leader('ordering'), LEADER).screen.sees('还没有退款');
    await start(leader('gate', { 'GET /refunds': lostNetwork() }), LEADER).screen.sees('再试一次');
  });

  it('are found from the exceptions', async () => {
    const { app, screen } = start(leader('gate'), '/leader/exceptions/index');
    await screen.sees('1 笔等您确认');
    await screen.tapText('老百姓超市 的退款');
    await app.arrivesAt('leader/refunds/index');
  });
});

describe('the supermarket’s refunds', () => {
  it('stand in the order in which they want attention', async () => {
    const { screen } = open(SHOP, serviceAt('gate'));
    await screen.sees('没有等您处理的退款');
    await screen.sees('等付款人确认收到');
    await screen.sees('退完的');
    await screen.tapText('看明细（9 项）');
    await screen.sees('退款单号');
  });

  it('that WeChat could not return become transfers, with a note', async () => {
    const abnormal = batchAs('abnormal', { method: 'wechat', voucherNo: null });
    const network = serviceAt('gate', { ...abnormal, 'POST /refunds/:id/by-hand': ok({}) });
    const { app, screen } = open(SHOP, network);
    await screen.sees('等您处理（1）');
    await screen.tapText('改为转账');
    await screen.sees('请写和付款人怎么说好的');
    await screen.type('说明', '卡停用，转到新卡');
    await screen.lacks('请写和付款人怎么说好的');
    await screen.tapText('改为转账', '改了以后微信不会再退这一批');
    await app.settled();
    expect(lastWrite(network)).toMatchObject({
      route: 'POST /refunds/:id/by-hand',
      body: { note: '卡停用，转到新卡' },
    });
  });

  it('go back by transfer with its voucher', async () => {
    const network = serviceAt('gate', batchAs('by_hand', { mine: true, voucherNo: null }));
    const { app, screen } = open(SHOP, network);
    await screen.tapText('登记转账凭证');
    await screen.sees('请填凭证号');
    await screen.type('凭证号（转账单上的号）', 'ZZ-9');
    await screen.lacks('请填凭证号');
    await screen.tapText('已转账 ¥16.51');
    await app.settled();
    expect(lastWrite(network)).toMatchObject({
      route: 'POST /refunds/:id/transfer',
      body: { voucherNo: 'ZZ-9' },
    });
  });

  it('say why a transfer was refused, and are counted among what waits', async () => {
    const given = {
      ...batchAs('by_hand', { mine: true, voucherNo: null }),
      'POST /refunds/:id/transfer': problem('refund_by_provider'),
    };
    const { screen } = open(SHOP, serviceAt('gate', given));
    await screen.tapText('登记转账凭证');
    await screen.type('凭证号（转账单上的号）', 'ZZ-9');
    await screen.lacks('请填凭证号');
    await screen.tapText('已转账 ¥16.51');
    await screen.sees('由微信原路退回，不用转账');
    await open('/supermarket/more/index', serviceAt('gate', given)).screen.sees('1 笔等您处理');
  });

  it('have an empty state and survive a lost network', async () => {
    await open(SHOP, serviceAt('ordering')).screen.sees('还没有退款');
    await open(SHOP, serviceAt('gate', { 'GET /refunds': lostNetwork() })).screen.sees('再试一次');
  });
});

const day: ReconciliationView = {
  id: '01a1f942-3c30-71f8-ab21-16788749a799',
  mchid: '1900000109',
  date: '2026-11-20',
  status: 'differences',
  billPayments: 2,
  billPaidFen: 64_516,
  billRefundedFen: 0,
  feeFen: 387,
  bookPaidFen: 60_000,
  bookRefundedFen: 0,
  createdAt: '2026-11-21T02:30:00.000Z',
  differing: 1,
};
const difference: ReconciliationDifferenceView = {
  cause: 'missing_in_books',
  number: 'P01A1F942',
  kind: 'payment',
  billFen: 4_516,
  bookFen: null,
  text: '微信收了这笔钱，账上没有。请等自动补记，第二天还在就联系平台。',
};

describe('the comparison with WeChat’s bill', () => {
  it('lists days with what differs and what to do, and opens the report', async () => {
    const network = serviceAt('settled', {
      'GET /reconciliations': ok([day]),
      'GET /reconciliations/:id/differences': ok([difference]),
    });
    const { app, screen } = open(BOOKS, network);
    for (const words of ['11月20日', '1 处不一样', '账上没有', '请等自动补记', '¥645.16', '微信手续费'])
      await screen.sees(words);
    await screen.tapText('下载对账表');
    await app.settled();
    expect(network.sent.at(-1)).toMatchObject({
      route: 'GET /reconciliations/:id/report.xlsx',
      params: { id: day.id },
    });
  });

  it('compares a day on a tap, and says that the bill is not there yet', async () => {
    const network = serviceAt('settled', { 'POST /reconciliations': problem('bill_not_ready') });
    const { screen } = open(BOOKS, network);
    await screen.sees('还没有对过账');
    await screen.tapText('对 11月21日 的账');
    await screen.sees('次日上午十点后才有');
    expect(lastWrite(network)).toMatchObject({
      route: 'POST /reconciliations',
      body: { date: '2026-11-21' },
    });
  });

  it('survives a lost network', async () => {
    await open(BOOKS, serviceAt('settled', { 'GET /reconciliations': lostNetwork() })).screen.sees(
      '再试一次',
    );
  });
});

describe('the supermarket’s statement', () => {
  it('takes the invoice’s number once the round is settled', async () => {
    const network = serviceAt('settled', { 'PUT /rounds/:id/invoice': ok({}) });
    const round = network.reply('GET /rounds').find(({ status }) => status === 'settled');
    const { app, screen } = open(`/supermarket/statement/index?roundId=${round?.id}`, network);
    for (const words of ['已退', '应退', '还没填']) await screen.sees(words);
    await screen.tapText('填发票号');
    await screen.type('发票号码', '26112200017');
    await screen.lacks('请填发票号');
    await screen.tapText('记下');
    await app.settled();
    expect(lastWrite(network)).toMatchObject({
      route: 'PUT /rounds/:id/invoice',
      params: { id: round?.id },
      body: { invoiceNo: '26112200017' },
    });
  });
});

describe('the leader’s dues', () => {
  const waiting = changed('GET /group-orders/:id/dues', (book) => ({
    ...book,
    households: book.households.map((line, i) =>
      i === 0 ? { ...line, balanceFen: -450, returnWaitingFen: 450 } : line,
    ),
  }));

  it('show what was given back and waits for its household, without a second tick', async () => {
    const { screen } = start(leader('settled', waiting), '/leader/dues/index');
    await screen.sees('已退，待确认');
    await screen.tapText('应退 2');
    await screen.sees('已退，待住户确认');
    expect(screen.has('退给他了')).toBe(false);
  });

  it('print a receipt', async () => {
    const network = leader('settled', waiting);
    const { app, screen } = start(network, '/leader/dues/index');
    await screen.tapText('应退 2');
    await screen.tapText('收据');
    await screen.tapText('打印收据（PDF）');
    await app.settled();
    expect(asked(network, 'GET /household-orders/:id/dues/receipt.pdf')).toHaveLength(1);
  });

  it('are empty before anything was ordered', async () => {
    await start(leader('settled', emptyOf('GET /group-orders')), '/leader/dues/index').screen.sees(
      '还没有要收的钱',
    );
  });
});
