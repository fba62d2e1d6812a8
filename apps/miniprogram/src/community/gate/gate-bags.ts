import type { HandoffBagView } from '@cailan/shared-types';
import type { Entry } from '../../offline/outbox';

/** How far a bag is: not seen yet, checked off on this phone alone, received, not taken by the service, not there. */
export type GateBagState = 'expected' | 'unsent' | 'received' | 'missing';

export interface GateBag extends HandoffBagView {
  state: GateBagState;
}

/** The bags that these entries check off in one handoff. */
export function checkedOff(handoffId: string, entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(
    entries
      .filter(({ route, params }) => route === 'POST /handoffs/:id/check-offs' && params['id'] === handoffId)
      .map(({ body }) => String(body['bagCode'])),
  );
}

/**
 * The handoff's bags with how far each is. @param waiting bags whose check-off waits on this phone; @param sent those
 * whose check-off the service has taken, although the last answer may not say it yet.
 */
export function gateBags(
  bags: readonly HandoffBagView[],
  waiting: ReadonlySet<string>,
  sent: ReadonlySet<string>,
): GateBag[] {
  return bags.map((bag) => ({ ...bag, state: stateOf(bag, waiting, sent) }));
}

function stateOf(
  { code, status }: HandoffBagView,
  waiting: ReadonlySet<string>,
  sent: ReadonlySet<string>,
): GateBagState {
  if (status === 'missing') return 'missing';
  if (status !== 'packed' && status !== 'loaded') return 'received';
  if (waiting.has(code)) return 'unsent';
  return sent.has(code) ? 'received' : 'expected';
}
