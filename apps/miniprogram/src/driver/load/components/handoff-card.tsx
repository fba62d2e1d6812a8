import type { ReactNode } from 'react';
import {
  exceptionNames,
  type HandoffSide,
  type HandoffView,
  refusalText,
  type Route,
  signRefusal,
} from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { renew } from '../../../api/query-client';
import { useRead } from '../../../api/use-read';
import { useWrite } from '../../../api/use-write';
import { useSession } from '../../../session/use-session';
import { Loaded } from '../../../ui/loaded';
import { Facts } from '../../../ui/figures';
import { Note, Small } from '../../../ui/text';
import { agreed } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { saySide } from '../../../gate/say-side';
import { countsOf } from '../handoff-words';

const POLL_MS = 10_000;
const CHANGED: readonly Route[] = ['GET /handoffs/:id', 'GET /loads/:id', 'GET /loads'];

interface HandoffCardProps {
  handoffId: string;
  /** The side on which the driver stands. */
  side: HandoffSide;
}

/** One handoff of the driver's: what was counted, what is wrong, who has signed, and my own signature. */
export function HandoffCard({ handoffId, side }: HandoffCardProps): ReactNode {
  const read = useRead('GET /handoffs/:id', { params: { id: handoffId } }, { poll: POLL_MS });
  return <Loaded of={read}>{(handoff) => <Handoff handoff={handoff} side={side} />}</Loaded>;
}

function Handoff({ handoff, side }: { handoff: HandoffView; side: HandoffSide }): ReactNode {
  const { giverName, giverSignedAt, receiverName, receiverSignedAt, exceptions, formNo } = handoff;
  const now = serviceNow();
  const mine = { name: '我', value: saySide(null, side === 'giver' ? giverSignedAt : receiverSignedAt, now) };
  const theirs =
    side === 'giver'
      ? { name: '接收人', value: saySide(receiverName, receiverSignedAt, now) }
      : { name: '交出人', value: saySide(giverName, giverSignedAt, now) };
  return (
    <>
      <Facts facts={[...countsOf(handoff), theirs, mine]} />
      {exceptions.map(({ kind, bagCode, note }, i) => (
        <Note tone="harm" key={`${i} ${kind}`}>
          {[exceptionNames[kind], bagCode, note].filter(Boolean).join(' · ')}
        </Note>
      ))}
      <Sign handoff={handoff} side={side} />
      <Small>{`交接单 ${formNo}`}</Small>
    </>
  );
}

function Sign({ handoff, side }: { handoff: HandoffView; side: HandoffSide }): ReactNode {
  const { person } = useSession();
  const sign = useWrite('POST /handoffs/:id/sign', { renews: CHANGED });
  const isSigned = (side === 'giver' ? handoff.giverSignedAt : handoff.receiverSignedAt) !== null;
  // A repeat after a lost answer: the first one was taken.
  const repeated = sign.problem?.code === 'already_signed';
  if (isSigned || repeated) {
    return handoff.completedAt ? <Note tone="good">双方都签了</Note> : <Note>您已签字，等对方签</Note>;
  }
  const refusal = signRefusal(handoff, side, person?.id ?? '');
  const send = async () => {
    if (!(await agreed('签字', wordsOf(handoff, side), '签字'))) return;
    await sign.send({ params: { id: handoff.id }, body: { side } });
    renew(CHANGED);
  };
  return (
    <>
      <Tap kind="now" why={refusal && refusalText(refusal)} busy={sign.busy} onClick={() => void send()}>
        {side === 'giver' ? '我交出，签字' : '我收到，签字'}
      </Tap>
      {sign.failure ? <Note tone="harm">{sign.failure}</Note> : null}
    </>
  );
}

/** What passes with the signature, before it is given. */
function wordsOf({ kind, expectedBags, receivedBags }: HandoffView, side: HandoffSide): string {
  if (side === 'receiver') return `收到 ${expectedBags} 袋，从现在起由您负责。`;
  if (kind !== 'gate' || receivedBags >= expectedBags) return `交出 ${receivedBags} 袋。`;
  return `应交 ${expectedBags} 袋，对方只点到 ${receivedBags} 袋。双方签字后，没点到的记为没收到。`;
}
