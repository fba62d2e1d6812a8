import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { tell } from '../../messages/messages';
import { responsibleFor, hasSignedIn, type MemberRow, type ScopedHousehold } from './belonging.sql';

const kind = 'binding';

/** To the household's members that somebody asks to join it, and to leader and community staff where none of those can answer. */
export async function tellOfWish(
  tx: Tx,
  clock: Clock,
  household: ScopedHousehold,
  hasMembers: boolean,
): Promise<void> {
  const text = `有人申请加入 ${household.door}，请核对后答复。`;
  if (hasMembers) await tell(tx, clock, [{ householdId: household.id, kind, text }]);
  if (await hasSignedIn(tx, household.id, clock.now())) return;
  const responsible = await responsibleFor(tx, household, clock.now());
  await tell(
    tx,
    clock,
    responsible.map((personId) => ({ personId, kind, text })),
  );
}

/** To who joined, and to who was there before them. */
export function tellOfJoining(
  tx: Tx,
  clock: Clock,
  { personId, name, door }: { personId: string; name: string; door: string },
  before: readonly MemberRow[],
): Promise<void> {
  const text = `${name} 已加入 ${door}。不认识的话，请在“家里人和邀请”里移除，或联系网格员。`;
  return tell(tx, clock, [
    { personId, kind, text: `您已加入 ${door}。` },
    ...before.map((member) => ({ personId: member.personId, kind, text })),
  ]);
}

export function tellOfDeclining(
  tx: Tx,
  clock: Clock,
  { personId, door, reason }: { personId: string; door: string; reason: string | null },
): Promise<void> {
  const text = `加入 ${door} 的申请没有通过${reason ? `：${reason}` : '。'}`;
  return tell(tx, clock, [{ personId, kind, text }]);
}
