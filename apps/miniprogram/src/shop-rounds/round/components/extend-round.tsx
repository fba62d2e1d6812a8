import { useState, type ReactNode } from 'react';
import {
  extendRefusal,
  refusalText,
  roundTimesRefusal,
  type GroupOrderView,
  type RoundDetailView,
} from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useWrite } from '../../../api/use-write';
import { sayInstant } from '../../../time';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { instantOf, timeFault, typedTimeOf } from '../../typed-time';
import { TimeField } from '../../time-field';
import { ROUND_READS } from '../changed-reads';

/** 延长: takes orders again until a later cut-off, while no building has confirmed. */
export function ExtendRound({
  round,
  groups,
}: {
  round: RoundDetailView;
  groups: readonly GroupOrderView[];
}): ReactNode {
  const [open, setOpen] = useState(false);
  const refusal = extendRefusal({
    status: round.status,
    confirmedGroups: groups.length,
    drawn: round.sharedOutAt !== null,
  });
  return (
    <>
      <Tap kind="line" why={refusal && refusalText(refusal)} onClick={() => setOpen(true)}>
        延长接单
      </Tap>
      {open ? <ExtendSheet round={round} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ExtendSheet({ round, onClose }: { round: RoundDetailView; onClose: () => void }): ReactNode {
  const [cutOff, setCutOff] = useState(typedTimeOf(round.cutOffAt));
  const [pay, setPay] = useState(typedTimeOf(round.payBy));
  const extend = useWrite('POST /rounds/:id/extend', {
    renews: ROUND_READS,
    onDone: ({ cutOffAt }) => {
      say(`接单到 ${sayInstant(cutOffAt, serviceNow())}`);
      onClose();
    },
  });
  const cutOffAt = instantOf(cutOff);
  const payBy = instantOf(pay);
  const why =
    cutOffAt && payBy ? timesWhy(round, cutOffAt, payBy) : timeFault({ 新的截单: cutOff, 付款截止: pay });
  const send = () =>
    cutOffAt && payBy ? void extend.send({ params: { id: round.id }, body: { cutOffAt, payBy } }) : undefined;
  return (
    <Sheet
      open
      title="延长接单"
      onClose={onClose}
      footer={
        <Tap why={why} busy={extend.busy} onClick={send}>
          延长
        </Tap>
      }
    >
      <Small>{`配送 ${sayInstant(round.windowStartAt, serviceNow())} 开始，要在这之前截单、付款。`}</Small>
      <TimeField name="新的截单" until={round.windowStartAt} value={cutOff} onChange={setCutOff} />
      <TimeField name="付款截止" until={round.windowStartAt} value={pay} onChange={setPay} />
      {extend.failure ? <Note tone="harm">{extend.failure}</Note> : null}
    </Sheet>
  );
}

function timesWhy(
  { opensAt, windowStartAt }: RoundDetailView,
  cutOffAt: string,
  payBy: string,
): string | undefined {
  const refusal = roundTimesRefusal({ opensAt, cutOffAt, payBy, windowStartAt }, serviceNow().toISOString());
  return refusal && refusalText(refusal);
}
