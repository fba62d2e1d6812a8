import type { ReactNode } from 'react';
import { pages } from '../pages';
import { open } from '../ui/open';
import { Tap } from '../ui/tap';
import { useApplications } from './applications';

/** How many wait to be let into their household, and the way to them; nothing while nobody waits. */
export function ApprovalsTap(): ReactNode {
  const waiting = useApplications().data?.length ?? 0;
  if (waiting === 0) return null;
  return (
    <Tap kind="now" onClick={() => open(pages.account.approvals)}>
      {`${waiting} 人等您批准加入住户`}
    </Tap>
  );
}
