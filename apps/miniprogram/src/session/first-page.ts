import { pages } from '../pages';
import { homeOf } from '../roles';
import { startAt } from '../ui/open';
import { session } from './session';

/** Opens the first page of whoever is signed in, over all others; someone without a role begins with 加入住户. */
export function goToFirstPage(): void {
  const { token, role, expired } = session.get();
  startAt(!token || expired ? pages.main.start : role ? homeOf(role.role) : pages.account.bind);
}
