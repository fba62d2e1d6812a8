import { randomBytes } from 'node:crypto';
import type { Db } from '@cailan/api/ground/db/db';
import { newId } from '@cailan/api/ground/db/ids';
import { GroupOrder } from '@cailan/api/ordering/group-orders/group-order.entity';
import { Payment, PaymentAllocation } from '@cailan/api/money/payments/payment.entity';
import { WechatAccount } from '@cailan/api/people/people/wechat-account.entity';
import { Round } from '@cailan/api/ordering/rounds/round.entity';
import type { LoadRequest } from './http-load.worker';
import type { Market } from './market';
import type { RequestIds } from './replay';
import { PAYEE, type WechatPlatform } from './wechat-platform';
import { machine } from '@cailan/api/ground/clock';

/** One amount for all, so that the statements of one payment are those of another but for the ids. */
const AMOUNT_FEN = 456_789;

interface Payer {
  personId: string;
  openid: string;
}

/**
 * Copies the round until there are `count` confirmed group orders at least, each with a WeChat payment of its leader that
 * waits for its notice; gives what the notices bring. By multi-row inserts that pass the services by: the households'
 * orders, of which no notice reads anything, are left out.
 */
export async function fillPending(
  db: Db,
  { roundId }: Market,
  { appId }: WechatPlatform,
  count: number,
): Promise<RequestIds[]> {
  const round = await db.one<Round>('SELECT * FROM rounds WHERE id = ?', [roundId]);
  const groups = await db.many<GroupOrder>('SELECT * FROM group_orders WHERE roundId = ? ORDER BY id', [
    roundId,
  ]);
  if (!round || groups.length === 0) throw new Error('no group orders');
  const payers = await payersOf(db, appId);
  const pending: RequestIds[] = [];
  for (let copy = 1; pending.length < count; copy++) {
    const next = { ...round, id: newId(), code: `${round.code}-${copy}`, status: 'closed' as const };
    const filled = groups.map((group) => pendingOf(next, group, payers.get(group.gridId)));
    await db.transaction(async (tx) => {
      await tx.insert(Round, [next]);
      await tx.insert(
        GroupOrder,
        filled.map(({ group }) => group),
      );
      await tx.insert(
        Payment,
        filled.map(({ payment }) => payment),
      );
      await tx.insert(
        PaymentAllocation,
        filled.map(({ allocation }) => allocation),
      );
    });
    pending.push(...filled.map(({ ids }) => ids));
  }
  return pending;
}

/** The notice that the payment was made, as WeChat Pay posts it. */
export function noticeRequest(platform: WechatPlatform, ids: RequestIds): LoadRequest {
  const content = {
    sp_appid: platform.appId,
    sp_mchid: PAYEE.mchid,
    sub_mchid: PAYEE.subMchid,
    out_trade_no: ids['outTradeNo'],
    transaction_id: ids['transactionId'],
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    success_time: machine.now(),
    payer: { sp_openid: ids['openid'] },
    amount: { total: AMOUNT_FEN, payer_total: AMOUNT_FEN, currency: 'CNY', payer_currency: 'CNY' },
  };
  return { path: '/wechat-pay/notifications', ...platform.notice(`EV-${ids['event']}`, content) };
}

/** Gives every grid's leader a WeChat account; payers by grid. */
async function payersOf(db: Db, appId: string): Promise<Map<string, Payer>> {
  const leaders = await db.many<{ personId: string; gridId: string }>(
    `SELECT personId, scopeId AS gridId FROM role_grants WHERE role = 'grid_leader' AND deputyOfId IS NULL`,
  );
  const openids = new Map(
    leaders.map(({ personId }) => [personId, `o${randomBytes(14).toString('hex').slice(0, 27)}`]),
  );
  const createdAt = machine.now();
  const accounts = [...openids].map(([personId, openid]) => ({
    id: newId(),
    personId,
    appId,
    openid,
    createdAt,
  }));
  await db.transaction((tx) => tx.insert(WechatAccount, accounts));
  return new Map(
    leaders.map(({ personId, gridId }) => [gridId, { personId, openid: openids.get(personId) ?? '' }]),
  );
}

function pendingOf(round: Round, original: GroupOrder, payer: Payer | undefined) {
  if (!payer) throw new Error('a grid without a leader');
  const [groupId, paymentId, allocationId] = [newId(), newId(), newId()];
  const now = machine.now();
  const group: GroupOrder = {
    ...original,
    id: groupId,
    roundId: round.id,
    status: 'confirmed',
    orderCount: 1,
    amountFen: AMOUNT_FEN,
    confirmedById: payer.personId,
    confirmedAt: now,
  };
  const payment: Payment = {
    id: paymentId,
    districtId: original.districtId,
    supermarketId: original.supermarketId,
    payerId: payer.personId,
    method: 'wechat',
    status: 'pending',
    amountFen: AMOUNT_FEN,
    outTradeNo: paymentId.replaceAll('-', ''),
    transactionId: null,
    prepayId: `wx${paymentId.replaceAll('-', '')}`,
    payableUntil: original.payBy,
    mchid: PAYEE.mchid,
    subMchid: PAYEE.subMchid,
    voucherNo: null,
    voucherFileId: null,
    answeredById: null,
    answeredAt: null,
    note: null,
    createdAt: now,
  };
  const allocation: PaymentAllocation = {
    id: allocationId,
    paymentId,
    groupOrderId: groupId,
    amountFen: AMOUNT_FEN,
  };
  const ids: RequestIds = {
    event: newId(),
    outTradeNo: payment.outTradeNo,
    transactionId: `4200${BigInt(`0x${randomBytes(9).toString('hex')}`)
      .toString()
      .padStart(22, '0')}`,
    openid: payer.openid,
    payment: paymentId,
    group: groupId,
    allocation: allocationId,
    round: round.id,
    payer: payer.personId,
  };
  return { group, payment, allocation, ids };
}
