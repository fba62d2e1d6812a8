import type { Refusal } from '../refusals';
import type { ResponsibilityKind, SubjectKind } from './words';

/** 每名班子成员包保2个配送点 (A12). */
export const POINTS_MOST = 2;

const SUBJECTS_OF: Record<ResponsibilityKind, readonly SubjectKind[]> = {
  answers_for: ['drop_point'],
  liaison: ['supermarket'],
  contact: ['drop_point', 'supermarket', 'community', 'street', 'district'],
  head: ['community', 'street', 'district'],
};

/** What a responsibility of this kind is for. */
export const subjectsOf = (kind: ResponsibilityKind): readonly SubjectKind[] => SUBJECTS_OF[kind];

/** One person answers for a point, and for two points at most; nobody has the same responsibility twice. */
export function responsibilityRefusal({
  kind,
  subjectKind,
  taken,
  same,
  points,
}: {
  kind: ResponsibilityKind;
  subjectKind: SubjectKind;
  /** Whether anybody has this responsibility for the subject. */
  taken: boolean;
  /** Whether this very person has. */
  same: boolean;
  /** How many points this person answers for. */
  points: number;
}): Refusal | undefined {
  if (!SUBJECTS_OF[kind].includes(subjectKind)) return { code: 'wrong_subject' };
  if (same || (kind === 'answers_for' && taken)) return { code: 'responsibility_taken' };
  return kind === 'answers_for' && points >= POINTS_MOST
    ? { code: 'two_points', facts: { most: POINTS_MOST } }
    : undefined;
}
