import { queue } from '../../offline/outbox';
import { say } from '../../ui/say';
import type { GateBag } from './gate-now';

/** Checks one bag off in the version that this phone saw; it waits on the phone while there is no network. */
export function checkOff(handoffId: string, { code, door, version }: GateBag): void {
  const kept = queue({
    route: 'POST /handoffs/:id/check-offs',
    params: { id: handoffId },
    body: { bagCode: code, seenVersion: version },
    label: `${door} 点到一袋（${code}）`,
    subject: `bag/${code}`,
    renews: ['GET /handoffs/:id', 'GET /loads'],
  });
  say(kept ? `${door} 点到` : `${door} 点到。手机存满了，传完之前别关掉`);
}
