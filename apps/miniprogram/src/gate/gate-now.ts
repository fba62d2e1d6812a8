import type { ExceptionKind, HandoffView } from '@cailan/shared-types';
import type { Entry } from '../offline/outbox';
import { checkOffsOf, withCheckOff } from './gate-bags';

/** What was not as expected, as a handoff tells it. */
export type Finding = HandoffView['exceptions'][number];

/**
 * The handoff as it is once this entry of the outbox has reached the service: a check-off or an exception. Applied twice
 * it is as applied once; entries of other handoffs and routes change nothing.
 */
export function withGateEntry(handoffId: string, handoff: HandoffView, entry: Entry): HandoffView {
  const [finding] = findingsOf(handoffId, [entry]);
  if (!finding) return withCheckOff(handoffId, handoff, entry);
  if (handoff.exceptions.some((known) => isSame(known, finding))) return handoff;
  const noted = { ...handoff, exceptions: [...handoff.exceptions, finding] };
  // Whoever names the bag that is damaged has it before them: the service takes it for received.
  if (finding.kind !== 'damaged') return noted;
  return withCheckOff(handoffId, noted, { ...entry, route: 'POST /handoffs/:id/check-offs' });
}

/** The exceptions of one handoff that still wait on the phone. */
export function findingsOf(handoffId: string, waiting: readonly Entry[]): Finding[] {
  return waiting
    .filter(({ route, params }) => route === 'POST /handoffs/:id/exceptions' && params['id'] === handoffId)
    .map(({ body }) => ({
      kind: body['kind'] as ExceptionKind,
      bagCode: (body['bagCode'] as string | undefined) ?? null,
      note: body['note'] as string,
    }));
}

/** The same finding twice is one, as the service has it. */
export function isSame(a: Finding, b: Finding): boolean {
  return a.kind === b.kind && a.bagCode === b.bagCode && a.note === b.note;
}

/** What must reach the service before the receiver signs: signed, a handoff takes no check-off and no exception. */
export function unsentAtGate(handoffId: string, waiting: readonly Entry[]): number {
  return checkOffsOf(handoffId, waiting).length + findingsOf(handoffId, waiting).length;
}
