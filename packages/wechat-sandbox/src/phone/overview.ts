import { shanghai } from '../clock';
import type { Callback } from '../pay/callbacks';
import type { Ledger, Order, Refund } from '../pay/ledger';
import type { World } from '../world';

const SHOWN = 100;

/** What the page shows: the last of everything, without keys, tokens or ciphertexts. */
export function overview(world: World): object {
  const { clock, traffic, ledger, callbacks, messages, shippings, faults, people, signing } = world;
  return {
    now: shanghai(clock.ms()),
    signing: signing.serial,
    requests: traffic.latest(),
    payments: ledger.allOrders().slice(-SHOWN).reverse().map(orderView),
    refunds: ledger.allRefunds().slice(-SHOWN).reverse().map(refundView),
    callbacks: callbacks.all().slice(0, SHOWN).map(callbackView),
    messages: messages.all().slice(0, SHOWN),
    shippings: shippings.all().slice(0, SHOWN),
    people: people.all().slice(-SHOWN),
    faults: faults.view(),
  };
}

/** All payments and refunds to the fen, of one merchant or of all. */
export function ledgerView(ledger: Ledger, mchid?: string): object {
  const payments = ledger.allOrders(mchid).map(orderView);
  return { payments, refunds: ledger.allRefunds(mchid).map(refundView) };
}

const time = (ms: number | null): string | null => (ms === null ? null : shanghai(ms));

function orderView(order: Order): object {
  const { mchid, subMchid, outTradeNo, transactionId, description, total, openid, state } = order;
  const paidAt = time(order.paidAt);
  const prepaidAt = time(order.prepaidAt);
  return {
    mchid,
    subMchid,
    outTradeNo,
    transactionId,
    description,
    totalFen: total,
    openid,
    state,
    prepaidAt,
    paidAt,
  };
}

function refundView(one: Refund): object {
  const { mchid, subMchid, outRefundNo, refundId, outTradeNo, transactionId, status, reason } = one;
  const times = { createdAt: time(one.createdAt), endedAt: time(one.endedAt) };
  const ids = { mchid, subMchid, outRefundNo, refundId, outTradeNo, transactionId };
  return { ...ids, refundFen: one.refund, totalFen: one.total, status, reason, ...times };
}

function callbackView(one: Callback): object {
  const { id, mchid, url, eventType, state, attempts } = one;
  return {
    id,
    mchid,
    url,
    eventType,
    state,
    attempts,
    createdAt: time(one.createdAt),
    nextAt: time(one.nextAt),
  };
}
