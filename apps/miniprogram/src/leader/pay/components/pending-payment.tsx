import { useEffect, type ReactNode } from 'react';
import type { PaymentView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { renew } from '../../../api/query-client';
import { useRead } from '../../../api/use-read';
import { useWrite } from '../../../api/use-write';
import { useSession } from '../../../session/use-session';
import { sayAge, sayInstant } from '../../../time';
import { Facts, Money } from '../../../ui/figures';
import { Even } from '../../../ui/layout';
import { Note, Small } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { paymentWords } from '../../../words/statuses';
import { PAYMENT_READS } from '../payment-reads';
import { WechatPayment } from './wechat-payment';

const POLL_MS = 4_000;

/** A payment whose outcome is not known yet: asked for until it is. */
export function PendingPayment({
  payment,
  payBy,
}: {
  payment: PaymentView;
  payBy: string | undefined;
}): ReactNode {
  const { id, method, amountFen, voucherNo, createdAt } = payment;
  const read = useRead('GET /payments/:id', { params: { id } }, { poll: POLL_MS });
  const status = read.data?.status ?? 'pending';
  // The card's own state follows from the lists, so they are read again once the outcome is there.
  useEffect(() => {
    if (status !== 'pending') renew(['GET /payments', 'GET /group-orders', 'GET /group-orders/:id']);
  }, [status]);
  const now = serviceNow();
  return (
    <>
      {status === 'pending' && method === 'wechat' ? (
        <WechatPayment payment={read.data ?? payment} payBy={payBy} />
      ) : (
        <Note tone={paymentWords[status].tone}>
          {paymentWords[status].words}
          {status === 'pending' && method === 'bank_transfer' ? '：商超查到钱后会回复，不用再付。' : ''}
        </Note>
      )}
      <Facts
        facts={[
          { name: '这笔付款', value: <Money fen={amountFen} /> },
          { name: '送出', value: sayInstant(createdAt, now) },
          ...(voucherNo ? [{ name: '凭证号', value: voucherNo }] : []),
        ]}
      />
      {read.stale ? (
        <Small tone="now">
          连不上网，这是{sayAge(now.getTime() - read.updatedAt)}的情况，连上会自动再查。
        </Small>
      ) : null}
      {method === 'test' && status === 'pending' ? <Outcome paymentId={id} /> : null}
    </>
  );
}

/** In a demonstration whoever pays says how it ends. */
function Outcome({ paymentId }: { paymentId: string }): ReactNode {
  const { demonstration } = useSession();
  const write = useWrite('POST /development/payments/:id/outcome', {
    renews: PAYMENT_READS,
  });
  if (!demonstration) return null;
  const tell = (received: boolean) => void write.send({ params: { id: paymentId }, body: { received } });
  return (
    <>
      <Small>这是演示：您来定付款的结果。</Small>
      <Even>
        <Tap busy={write.busy} onClick={() => tell(true)}>
          付成功
        </Tap>
        <Tap kind="line" busy={write.busy} onClick={() => tell(false)}>
          付失败
        </Tap>
      </Even>
      {write.failure ? <Note tone="harm">{write.failure}</Note> : null}
    </>
  );
}
