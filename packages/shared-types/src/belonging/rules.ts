import type { Refusal } from '../refusals';

/**
 * A wish to belong to a household is answered by its members; where nobody lives there, or none of them has signed in to
 * answer, by leader or staff (domain §2). Nobody answers their own.
 */
export function bindingAnswerRefusal(answer: {
  own: boolean;
  member: boolean;
  householdAnswers: boolean;
}): Refusal | undefined {
  if (answer.own) return { code: 'own_household' };
  return answer.householdAnswers && !answer.member ? { code: 'household_answers' } : undefined;
}

/** An invitation to a household is its answer too: of a member, or where nobody lives, of who is responsible for it. */
export function invitationAnswers(maker: {
  member: boolean;
  responsible: boolean;
  hasMembers: boolean;
}): boolean {
  return maker.member || (maker.responsible && !maker.hasMembers);
}

/**
 * A member ends their own membership, and that of who came after them: nobody who was let in can turn the family out.
 * Who does not live there ends anyone's as leader or staff. `since` are instants.
 */
export function memberEndRefusal(
  mySince: string | undefined,
  member: { since: string; me: boolean },
): Refusal | undefined {
  if (mySince === undefined || member.me) return undefined;
  return member.since <= mySince ? { code: 'came_earlier' } : undefined;
}
