/**
 * @jest-environment jsdom
 */
import {
  formatFen,
  groupOrderNames,
  wrongStatus,
  type PaymentView,
  type RoundView,
} from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { asked, groupAt, groupsAt, leader, ok, start } from './leader';
import { changed, lostNetwork, problem, refused } from './recorded';

describe('confirming and paying', () => {
  const confirmedGroup = groupAt('confirmed', 1);
  const url = `/leader/pay/index?groupOrderIds=${confirmedGroup.id}`;
  const pending: PaymentView = {
    id: '01a1f942-3c30-71f8-ab21-16788749a731',
    method: 'test',
    status: 'pending',
    supermarketId: confirmedGroup.supermarketId,
    supermarketName: confirmedGroup.supermarketName,
    amountFen: confirmedGroup.amountFen,
    refundedFen: 0,
    refundingFen: 0,
    voucherNo: null,
    voucherFileId: null,
    createdAt: '2026-11-20T14:09:00.000Z',
    payableUntil: null,
    answeredAt: null,
    note: null,
    mine: true,
    allocations: [
      {
        groupOrderId: confirmedGroup.id,
        deliveryGroupName: confirmedGroup.deliveryGroupName,
        amountFen: confirmedGroup.amountFen,
      },
    ],
  };

  it('confirms all that are ready in one request', async () => {
    const network = leader('ordering');
    const { screen, app } = start(network, '/leader/pay/index');
    await screen.sees('确认以后');
    await screen.tapText('确认 2 单');
    await app.settled();
    expect(app.phone.dialogs.modals).toMatchObject([{ title: '确认这些楼的单？', confirmText: '确认' }]);
    const [first, , third] = groupsAt('ordering');
    const amountFen = (first?.amountFen ?? 0) + (third?.amountFen ?? 0);
    expect(app.phone.dialogs.modals[0]?.content).toContain(formatFen(amountFen));
    expect(asked(network, 'POST /group-orders/confirm')).toMatchObject([
      { body: { groupOrderIds: expect.arrayContaining([first?.id, third?.id]), amountFen } },
    ]);
  });

  it('shows the new amount where a household was quicker, and confirms that when agreed to anew', async () => {
    const group = groupAt('ordering');
    const network = leader('ordering', {
      'POST /group-orders/confirm': problem('amount_changed', {
        agreedFen: group.amountFen,
        amountFen: 7_866,
      }),
    });
    const { screen, app } = start(network, `/leader/pay/index?groupOrderIds=${group.id}`);
    await screen.sees('确认以后');
    network.override(
      changed('GET /group-orders', (all) =>
        all.map((each) => (each.id === group.id ? { ...each, amountFen: 7_866 } : each)),
      ),
    );
    await screen.tapText('确认 1 单');
    await screen.sees('现在一共 ¥78.66，请看过再确认');
    await app.settled();
    await screen.tapText('确认 1 单');
    await app.settled();
    expect(app.phone.dialogs.modals.map(({ content }) => content)).toEqual([
      expect.stringContaining(formatFen(group.amountFen)),
      expect.stringContaining('¥78.66'),
    ]);
    const bodies = asked(network, 'POST /group-orders/confirm').map(
      ({ body }) => body as { amountFen: number },
    );
    expect(bodies.map(({ amountFen }) => amountFen)).toEqual([group.amountFen, 7_866]);
  });

  it('says that the deputy was quicker, and goes on to the payment', async () => {
    const group = groupAt('ordering');
    const network = leader('ordering', {
      'POST /group-orders/confirm': refused(wrongStatus(groupOrderNames, 'confirmed', 'confirmed')),
    });
    const { screen, app } = start(network, `/leader/pay/index?groupOrderIds=${group.id}`);
    await screen.sees('确认以后');
    network.override(
      changed('GET /group-orders', (all) =>
        all.map((each) =>
          each.id === group.id
            ? { ...each, status: 'confirmed' as const, confirmedAt: '2026-11-20T03:00:00.000Z' }
            : each,
        ),
      ),
    );
    await screen.tapText('确认 1 单');
    await screen.sees(`付款给${group.supermarketName}`);
    expect(app.phone.dialogs.toasts).toEqual(['现在是“待付款”，不用再确认']);
    expect(screen.has('确认 1 单')).toBe(false);
  });

  it('names what cannot be confirmed, with its reason', async () => {
    const network = leader('ordering', {
      ...changed('GET /rounds', (rounds: RoundView[]) =>
        rounds.map((round) => ({ ...round, minimumFen: 100_000, orderedFen: 67_510 })),
      ),
    });
    const { screen } = start(network, `/leader/pay/index?groupOrderIds=${groupAt('ordering').id}`);
    await screen.sees('还差 ¥324.90 才到起送额');
  });

  it('keeps a payment without an answer, over a restart, and asks with the same key', async () => {
    const network = leader('confirmed', { 'POST /payments': lostNetwork(), 'GET /payments': ok([]) });
    const { screen, app } = start(network, url);
    await screen.tapText(`付款给${confirmedGroup.supermarketName}`);
    await screen.tapText('演示付款');
    await screen.tapText('付款 ¥28.18');
    await screen.sees('不知道有没有记上');
    const [first] = asked(network, 'POST /payments');
    expect(first?.body).toMatchObject({ groupOrderIds: [confirmedGroup.id], method: 'test' });

    const later = leader('confirmed', { 'POST /payments': ok(pending), 'GET /payments': ok([]) });
    const again = startMiniProgram(later, app.phone);
    const back = again.open(url);
    await back.sees('不知道有没有记上');
    expect(back.has(`付款给${confirmedGroup.supermarketName}`)).toBe(false);
    later.override({ 'GET /payments': ok([pending]), 'GET /payments/:id': ok(pending) });
    await back.tapText('再问一次');
    await back.sees('等待结果');
    expect(asked(later, 'POST /payments').map(({ body }) => body)).toEqual([first?.body]);
    await back.lacks('不知道有没有记上');
  });

  it('keeps a payment that this build may not ask for, for the newer one', async () => {
    const outdated = { 'POST /payments': problem('app_outdated'), 'GET /payments': ok([]) };
    const { screen, app } = start(leader('confirmed', outdated), url);
    await screen.tapText(`付款给${confirmedGroup.supermarketName}`);
    await screen.tapText('演示付款');
    await screen.tapText('付款 ¥28.18');
    await screen.sees('请更新');
    const later = leader('confirmed', { 'POST /payments': ok(pending), 'GET /payments': ok([]) });
    const back = startMiniProgram(later, app.phone).open(url);
    await back.tapText('再问一次');
    await back.until(() => asked(later, 'POST /payments').length === 1 || undefined, 'it is not sent');
  });

  it('forgets a payment that was refused, and says why', async () => {
    const network = leader('confirmed', {
      'POST /payments': problem('payment_open'),
      'GET /payments': ok([]),
    });
    const { screen } = start(network, url);
    await screen.tapText(`付款给${confirmedGroup.supermarketName}`);
    await screen.tapText('演示付款');
    await screen.tapText('付款 ¥28.18');
    await screen.sees('已有一笔付款在等待结果');
    expect(screen.has('不知道有没有记上')).toBe(false);
  });

  it('wants a transfer’s voucher number before it is sent', async () => {
    const network = leader('confirmed', { 'GET /payments': ok([]) });
    const { screen, app } = start(network, url);
    await screen.tapText(`付款给${confirmedGroup.supermarketName}`);
    await screen.tapText('银行转账');
    await screen.sees('请填凭证号');
    await screen.type('这次转了多少（元）', '-3');
    await screen.sees('请写转了多少元');
    await screen.type('这次转了多少（元）', '20.5');
    await screen.sees('请填凭证号');
    await screen.type('凭证号（转账单上的号）', '8830021');
    await screen.lacks('请填凭证号');
    await screen.tapText('已转账，交给商超查');
    await app.settled();
    expect(asked(network, 'POST /payments')[0]?.body).toMatchObject({
      method: 'bank_transfer',
      amountFen: 2_050,
      voucherNo: '8830021',
    });
  });

  it('waits for the outcome, and says when it came and when it did not', async () => {
    const network = leader('confirmed', {
      'GET /payments': ok([pending]),
      'GET /payments/:id': ok(pending),
    });
    const { screen } = start(network, url);
    await screen.sees('等待结果');
    const rejected = { ...pending, status: 'rejected' as const, answeredAt: '2026-11-20T14:10:00.000Z' };
    network.override({ 'GET /payments': ok([rejected]), 'GET /payments/:id': ok(rejected) });
    await screen.tapText('付失败');
    await screen.sees('没有收到上一笔付款');
    expect(asked(network, 'POST /development/payments/:id/outcome')).toMatchObject([
      { params: { id: pending.id }, body: { received: false } },
    ]);
    await screen.tapText(`付款给${confirmedGroup.supermarketName}`);
    await screen.tapText('演示付款');
    await screen.sees('付款 ¥28.18');
  });
});
