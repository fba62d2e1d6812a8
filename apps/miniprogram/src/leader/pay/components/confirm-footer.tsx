import { useEffect, useRef, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen } from '@cailan/shared-types';
import { renew } from '../../../api/query-client';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Money } from '../../../ui/figures';
import { Note, Small } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import type { BuildingOrder } from '../../grid-windows';
import { PAYMENT_READS } from '../payment-reads';
import { sayMovedOn } from '../../readiness';
import { sumOf } from '../plan';

const CHANGED = [...PAYMENT_READS, 'GET /rounds', 'GET /group-orders/:id/households'] as const;

/** Confirms all that are ready in one action; each supermarket's card then takes its payment. */
export function ConfirmFooter({ toConfirm }: { toConfirm: readonly BuildingOrder[] }): ReactNode {
  const ids = toConfirm.map(({ group }) => group.id);
  const all = ids.join();
  const amountFen = sumOf(toConfirm, (group) => group.amountFen);
  const clientKey = useRef(newClientKey());
  // Another choice of buildings, or another amount, is another intention.
  useEffect(() => {
    clientKey.current = newClientKey();
  }, [all, amountFen]);
  const write = useWrite('POST /group-orders/confirm', {
    renews: CHANGED,
    onDone: () => say('已确认，下一步付款'),
  });
  const { problem } = write;
  const movedOn = problem?.code === 'wrong_status';
  // What the page shows is old then; where the deputy was quicker this footer goes, so its words stand over the page.
  useEffect(() => {
    if (!problem) return;
    if (movedOn) say(sayMovedOn(String(problem.facts['state'])));
    renew(CHANGED);
  }, [problem, movedOn]);
  const confirm = async () => {
    const question = `${ids.length} 单，共 ${formatFen(amountFen)}。确认后住户不能再改单。`;
    if (!(await agreed('确认这些楼的单？', question, '确认'))) return;
    await write.send({ body: { clientKey: clientKey.current, groupOrderIds: ids, amountFen } });
  };
  return (
    <>
      {write.failure && !movedOn ? <Note tone="harm">{write.failure}</Note> : null}
      <View className="sum">
        <Small>{ids.length} 单待确认</Small>
        <View>
          <Money big fen={amountFen} />
        </View>
      </View>
      <View className="sum__do">
        <Tap kind="now" busy={write.busy} onClick={() => void confirm()}>
          确认 {ids.length} 单
        </Tap>
      </View>
    </>
  );
}
