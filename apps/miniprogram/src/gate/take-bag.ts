import { checkOffRefusal, refusalText, type HandoffView } from '@cailan/shared-types';
import { queue } from '../offline/outbox';
import { say } from '../ui/say';
import type { GateBag } from './gate-bags';

/**
 * Checks a bag off by its code, in the version that this phone saw, or says why not; it waits on the phone while there is
 * no network.
 */
export function takeBag(handoff: HandoffView, bags: readonly GateBag[], code: string): void {
  const bag = bags.find((each) => each.code === code);
  if (!bag) return say('这个袋子不在本次交接里，可以记“送错”');
  if (bag.state === 'unsent' || bag.state === 'sent') return say(`${bag.door} 这一袋点过了`);
  const { door, status, version } = bag;
  const closed = handoff.receiverSignedAt !== null;
  const { holds } = handoff;
  const refusal = checkOffRefusal({ closed, inHandoff: true, status, version, seenVersion: version, holds });
  if (refusal) return say(refusalText(refusal));
  const kept = queue({
    route: 'POST /handoffs/:id/check-offs',
    params: { id: handoff.id },
    body: { bagCode: code, seenVersion: version },
    label: `${door} 点到一袋（${code}）`,
    subject: `bag/${code}`,
    renews: ['GET /handoffs/:id', 'GET /loads'],
  });
  say(kept ? `${door} 点到` : `${door} 点到。手机存满了，传完之前别关掉`);
}
