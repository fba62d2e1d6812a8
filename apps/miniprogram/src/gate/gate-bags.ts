import type { HandoffBagView, HandoffView } from '@cailan/shared-types';
import type { Entry } from '../offline/outbox';

/**
 * How far a bag is at the gate: not seen yet, checked off on this phone alone, at the service, received but not fit to be
 * handed on, or missing for good.
 */
export type GateBagState = 'expected' | 'unsent' | 'sent' | 'damaged' | 'missing';

export interface GateBag extends HandoffBagView {
  state: GateBagState;
}

/** Whether the bag is with its receiver. */
export const isHere = ({ state }: GateBag): boolean => state !== 'expected' && state !== 'missing';

/** Statuses of a bag that its receiver has not checked off. */
const NOT_RECEIVED: readonly string[] = ['packed', 'loaded', 'missing'];

/**
 * The handoff as it is once this check-off of the outbox has reached the service. Applied twice it is as applied once;
 * entries of other handoffs and routes change nothing.
 */
export function withCheckOff(handoffId: string, handoff: HandoffView, entry: Entry): HandoffView {
  const { route, params, body } = entry;
  if (route !== 'POST /handoffs/:id/check-offs' || params['id'] !== handoffId) return handoff;
  const isMeant = ({ code, status }: HandoffBagView) => code === body['bagCode'] && status === 'loaded';
  if (!handoff.bags.some(isMeant)) return handoff;
  return {
    ...handoff,
    receivedBags: handoff.receivedBags + 1,
    bags: handoff.bags.map((bag) =>
      isMeant(bag)
        ? { ...bag, status: handoff.holds ? 'stored' : 'handed_over', version: bag.version + 1 }
        : bag,
    ),
  };
}

/** The check-offs of one handoff that still wait on the phone. */
export function checkOffsOf(handoffId: string, waiting: readonly Entry[]): readonly Entry[] {
  return waiting.filter(
    ({ route, params }) => route === 'POST /handoffs/:id/check-offs' && params['id'] === handoffId,
  );
}

/** The handoff's bags with how far each is; `handoff` is as `withCheckOff` left it. */
export function gateBags(handoff: HandoffView, waiting: readonly Entry[]): GateBag[] {
  const unsent = new Set(checkOffsOf(handoff.id, waiting).map(({ body }) => body['bagCode']));
  return handoff.bags.map((bag) => ({ ...bag, state: stateOf(bag, unsent) }));
}

function stateOf({ code, status }: HandoffBagView, unsent: ReadonlySet<unknown>): GateBagState {
  if (status === 'missing' || status === 'damaged') return status;
  if (NOT_RECEIVED.includes(status)) return 'expected';
  return unsent.has(code) ? 'unsent' : 'sent';
}
