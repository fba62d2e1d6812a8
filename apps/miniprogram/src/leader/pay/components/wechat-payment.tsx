import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen, type PaymentView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { sentenceOf } from '../../../api/client';
import { usePageSeen } from '../../../api/use-read';
import { useWrite } from '../../../api/use-write';
import { sayInstant } from '../../../time';
import { Even } from '../../../ui/layout';
import { Note, Small } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { useSubscribe } from '../../../wechat/use-subscribe';
import { PAYMENT_READS } from '../payment-reads';
import { dropAttempt, useWechatAttempt } from '../wechat-attempts';
import { NEWS_OF_PAYMENT, checkInWechat, payInWechat } from '../wechat-pay';
import { checkDelayMs, wechatStep } from '../wechat-step';

/** A WeChat payment without an outcome: what is known of it, and what can be done. @param payBy its orders' deadline */
export function WechatPayment({
  payment,
  payBy,
}: {
  payment: PaymentView;
  payBy: string | undefined;
}): ReactNode {
  const { id, amountFen } = payment;
  const { seen, live, failure } = useWechatAttempt(id);
  const step = wechatStep({ payment, seen, live, payBy, now: serviceNow() });
  const check = useCheck(id, { seen, active: step === 'confirming' || step === 'late' });
  const again = (
    <View className="gap-above">
      <Tap kind="line" busy={check.busy} onClick={() => void check.ask()}>
        现在再查
      </Tap>
    </View>
  );
  switch (step) {
    case 'in_sheet':
      return <Note tone="now">正在打开微信付款…</Note>;
    case 'confirming':
      return (
        <>
          <Note tone="now">正在向微信确认这笔 {formatFen(amountFen)}，先不要再付。</Note>
          {check.failure ? <Small tone="now">还没问到：{check.failure}会自动再查。</Small> : null}
          {again}
        </>
      );
    case 'late':
      return (
        <>
          <Note tone="now">已过付款时间。刚才付了的，到账会算上；没付的会自动关闭，不扣钱。</Note>
          {check.failure ? <Small tone="now">还没问到：{check.failure}会自动再查。</Small> : null}
          {again}
        </>
      );
    case 'theirs':
      return (
        <>
          <Note tone="now">另一位负责人正在用微信付这笔钱，您不用再付。</Note>
          {check.failure ? <Note tone="harm">{check.failure}</Note> : null}
          {again}
        </>
      );
    case 'to_pay':
      return <ToPay payment={payment} payBy={payBy} failure={failure} />;
  }
}

/** Nobody has paid yet: go on, or give it up so that another way or another person can pay. */
function ToPay({
  payment,
  payBy,
  failure,
}: {
  payment: PaymentView;
  payBy: string | undefined;
  failure: string | undefined;
}): ReactNode {
  const { id, amountFen } = payment;
  const askToTell = useSubscribe(NEWS_OF_PAYMENT);
  const cancel = useWrite('POST /payments/:id/cancel', {
    renews: PAYMENT_READS,
    onDone: ({ status }) => {
      dropAttempt(id);
      say(status === 'succeeded' ? '这笔已经付了，到账了' : '已放弃，没有扣钱');
    },
  });
  const giveUp = async () => {
    if (await agreed('放弃这笔付款？', '放弃后不会扣钱，可以换一种方式再付。', '放弃'))
      await cancel.send({ params: { id } });
  };
  return (
    <>
      <Note tone="now">
        等待付款：还没有扣钱{payBy ? `，${sayInstant(payBy, serviceNow())} 前要付` : ''}。
      </Note>
      {failure ? <Note tone="harm">{failure}</Note> : null}
      {cancel.failure ? <Note tone="harm">{cancel.failure}</Note> : null}
      <View className="gap-above">
        <Even>
          <Tap kind="line" busy={cancel.busy} onClick={() => void giveUp()}>
            放弃这笔
          </Tap>
          <Tap kind="now" disabled={cancel.busy} onClick={() => void payInWechat(id, askToTell)}>
            继续付 {formatFen(amountFen)}
          </Tap>
        </Even>
      </View>
    </>
  );
}

interface Check {
  ask: () => Promise<void>;
  busy: boolean;
  failure: string | undefined;
}

/** Asks WeChat how it ended: by itself while that is unknown and the page is seen, and on a tap. */
function useCheck(
  id: string,
  { seen, active }: { seen: 'opened' | 'paid' | undefined; active: boolean },
): Check {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [asked, setAsked] = useState(0);
  const running = useRef(false);
  const pageSeen = usePageSeen();
  const ask = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      const { status } = await checkInWechat(id);
      setFailure(undefined);
      // Nobody saw the sheet's end, and WeChat says that nothing was paid: it can be paid or given up.
      if (status === 'pending' && seen === 'opened') dropAttempt(id);
    } catch (error) {
      setFailure(sentenceOf(error));
    } finally {
      running.current = false;
      setBusy(false);
      setAsked((times) => times + 1);
    }
  }, [id, seen]);
  useEffect(() => {
    if (!active || !pageSeen) return undefined;
    const timer = setTimeout(() => void ask(), checkDelayMs(asked));
    return () => clearTimeout(timer);
  }, [active, pageSeen, asked, ask]);
  return { ask, busy, failure };
}
