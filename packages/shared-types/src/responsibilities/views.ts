import type { Instant } from '../ground/instant';
import type { ResponsibilityKind, SubjectKind } from './words';

/** Who answers for what. */
export interface ResponsibilityView {
  id: string;
  kind: ResponsibilityKind;
  subjectKind: SubjectKind;
  subjectId: string;
  subjectName: string;
  name: string;
  /** As it is dialled: the list hangs where people are to call. */
  phone: string;
  title: string;
  startsAt: Instant;
  endsAt: Instant | null;
  endReason: string | null;
}
