import { maskPhone, type BindingView } from '@cailan/shared-types';
import { at, type Sealer } from '../../ground/db/sealer';
import type { BindingRow } from './belonging.sql';

/** A wish as it is shown; the phone `inFull` to those who answer it. */
export function bindingView(sealer: Sealer, row: BindingRow, inFull: boolean): BindingView {
  const phone = sealer.phoneOrEmpty(row.phoneSealed, at.phone(row.personId));
  const { id, status, communityName, placeName, door, createdAt, answeredAt, reason } = row;
  return {
    id,
    status,
    communityName,
    placeName,
    door,
    applicantName: sealer.open(row.nameSealed, at.name(row.personId)),
    applicantPhone: inFull ? phone : maskPhone(phone),
    hasMembers: Number(row.members) > 0,
    householdAnswers: Number(row.signedIn) > 0,
    createdAt,
    answeredAt,
    reason,
  };
}
