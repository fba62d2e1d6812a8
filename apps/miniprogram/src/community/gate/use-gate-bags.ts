import { useEffect, useMemo, useRef, useState } from 'react';
import { checkOffRefusal, refusalText, type HandoffView } from '@cailan/shared-types';
import { queue, useOutbox } from '../../offline/outbox';
import { say } from '../../ui/say';
import { checkedOff, gateBags, type GateBag } from './gate-bags';

interface GateBags {
  bags: GateBag[];
  /** Check-offs that are not at the service yet. */
  unsent: number;
  /** Checks a bag off by its code; says why not where it can't be. */
  take: (code: string) => void;
}

/** A handoff's bags as this phone knows them, and the check-off that works without a network. */
export function useGateBags(handoff: HandoffView): GateBags {
  const { waiting, refused } = useOutbox();
  const { id } = handoff;
  const unsent = useMemo(() => checkedOff(id, waiting), [id, waiting]);
  const sent = useSent(
    unsent,
    useMemo(() => checkedOff(id, refused), [id, refused]),
  );
  const bags = gateBags(handoff.bags, unsent, sent);
  return { bags, unsent: unsent.size, take: (code) => checkOff(handoff, bags, code) };
}

/** What no longer waits and was not refused: the service has it. */
function useSent(waiting: ReadonlySet<string>, refused: ReadonlySet<string>): ReadonlySet<string> {
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const before = useRef(waiting);
  useEffect(() => {
    const gone = [...before.current].filter((code) => !waiting.has(code) && !refused.has(code));
    before.current = waiting;
    if (gone.length > 0) setSent((known) => new Set([...known, ...gone]));
  }, [waiting, refused]);
  return sent;
}

function checkOff(handoff: HandoffView, bags: readonly GateBag[], code: string): void {
  const bag = bags.find((each) => each.code === code);
  if (!bag) return say('这个袋子不在本次交接里，可以记“送错”');
  if (bag.state === 'unsent' || bag.state === 'received') return say(`${bag.door} 这一袋点过了`);
  const { door, status, version } = bag;
  const closed = handoff.receiverSignedAt !== null;
  const refusal = checkOffRefusal({ closed, inHandoff: true, status, version, seenVersion: version });
  if (refusal) return say(refusalText(refusal));
  const kept = queue({
    route: 'POST /handoffs/:id/check-offs',
    params: { id: handoff.id },
    body: { bagCode: code, seenVersion: version },
    label: `${door} 点到一袋（${code}）`,
    subject: `bag/${code}`,
    renews: ['GET /handoffs/:id'],
  });
  say(kept ? `${door} 点到` : `${door} 点到。手机存满了，传完之前别关掉`);
}
