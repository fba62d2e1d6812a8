import { roleNames, type AppointmentView, type Post, type Role } from '@cailan/shared-types';
import { sayDate } from '../time';

/** The posts to which somebody in this role appoints, as the screens offer them. */
export function postsBy(role: Role | undefined): readonly Post[] {
  if (role === 'district_admin')
    return ['community_staff', 'supermarket_staff', 'inspector', 'district_admin'];
  if (role === 'community_staff') return ['grid_leader', 'floor_captain', 'committee'];
  return role === 'supermarket_staff' ? ['supermarket_staff', 'driver'] : [];
}

/** Whether they show the code of a post: of those to which they appoint; the district of shops' contacts alone. */
export const givesCode = (by: Role | undefined, { role, contact }: AppointmentView): boolean =>
  postsBy(by).includes(role) && (by !== 'district_admin' || role !== 'supermarket_staff' || contact);

/** 一网格的网格员副手 */
export function postOf({ scopeName, role, contact, deputyOfName }: AppointmentView): string {
  const what = contact ? '商超联系人' : roleNames[role];
  return `${scopeName} · ${what}${deputyOfName === null ? '' : `（${deputyOfName}的副手）`}`;
}

/** From when, and until when where that is said. */
export function termOf({ startsAt, endsAt }: AppointmentView): string {
  return endsAt === null ? `${sayDate(startsAt)}起` : `${sayDate(startsAt)}–${sayDate(endsAt)}`;
}
