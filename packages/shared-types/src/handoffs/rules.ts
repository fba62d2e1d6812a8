import { twoSidedRefusal } from '../access/two-sided';
import { bagMoveRefusal } from '../bags/rules';
import type { BagStatus } from '../bags/status';
import type { Refusal } from '../refusals';

/** One bag's check-off at the gate, with the bag as the server has it. */
export interface CheckOff {
  /** The receiver signed already: what was counted stands. */
  closed: boolean;
  /** The bag is of this handoff's group order. */
  inHandoff: boolean;
  status: BagStatus;
  version: number;
  seenVersion: number;
  /** The point keeps the bag until somebody takes it on. */
  holds: boolean;
}

/** A bag is received once, in an open handoff of its own group order, in the version that its receiver saw (domain §9). */
export function checkOffRefusal({
  closed,
  inHandoff,
  status,
  version,
  seenVersion,
  holds,
}: CheckOff): Refusal | undefined {
  if (closed) return { code: 'handoff_closed' };
  if (!inHandoff) return { code: 'bag_not_in_handoff' };
  if (seenVersion !== version) return { code: 'bag_moved', facts: { status, version } };
  return bagMoveRefusal(status, holds ? 'stored' : 'handed_over');
}

/** Only a full count may stand for every bag. */
export function countRefusal(expectedBags: number, countedBags: number): Refusal | undefined {
  if (expectedBags === countedBags) return undefined;
  return { code: 'count_mismatch', facts: { expected: expectedBags, counted: countedBags } };
}

/** Whoever takes a whole load or all of a building counts it, and names each bag that is not there. */
export function takenRefusal({
  expected,
  received,
  missing,
}: {
  expected: number;
  received: number;
  missing: number;
}): Refusal | undefined {
  return received + missing === expected
    ? undefined
    : { code: 'count_mismatch', facts: { expected, counted: received + missing } };
}

/** A gate is signed building by building, or unit by unit (A8), never both ways. `begun` has each unit's id, null for the whole. */
export function gatePartRefusal(
  unitId: string | null,
  begun: readonly (string | null)[],
): Refusal | undefined {
  const otherwise = begun.some((other) => (other === null) !== (unitId === null));
  return otherwise ? { code: 'gate_begun_otherwise' } : undefined;
}

export type HandoffSide = 'giver' | 'receiver';

/** The two sides of a handoff, as far as they have signed. */
export interface Signatures {
  giverId: string | null;
  giverSignedAt: string | null;
  receiverId: string | null;
  receiverSignedAt: string | null;
}

/** Each side signs once, and nobody signs both (domain §2, B4). */
export function signRefusal(handoff: Signatures, side: HandoffSide, personId: string): Refusal | undefined {
  const own = side === 'giver' ? handoff.giverSignedAt : handoff.receiverSignedAt;
  if (own !== null) return { code: 'already_signed' };
  return twoSidedRefusal('handoff_sign', { personId, otherIds: [otherSigner(handoff, side)] });
}

/** Who has signed the other side; null while nobody has. */
export function otherSigner(handoff: Signatures, side: HandoffSide): string | null {
  const { giverId, giverSignedAt, receiverId, receiverSignedAt } = handoff;
  if (side === 'giver') return receiverSignedAt === null ? null : receiverId;
  return giverSignedAt === null ? null : giverId;
}
