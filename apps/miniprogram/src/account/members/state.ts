import type { MemberView } from '@cailan/shared-types';
import { useWrite } from '../../api/use-write';
import { goToFirstPage } from '../../session/first-page';
import { readMe } from '../../session/sign-in';
import { agreed } from '../../ui/say';

interface EndMembership {
  /** Asks whether it is meant, and ends it. Who ended their own has no more to see here. */
  end: () => Promise<void>;
  busy: boolean;
  failure: string | undefined;
}

/** Ends that somebody belongs to a household: another's, or one's own. */
export function useEndMembership(householdId: string, { personId, name, me }: MemberView): EndMembership {
  const write = useWrite('POST /households/:id/members/:personId/end', {
    renews: ['GET /households/:id/members', 'GET /households/:id'],
  });
  const end = async () => {
    const sure = me
      ? await agreed('退出这一户？', '退出以后看不到这一户的清单和订单，要再加入得重新申请。', '退出')
      : await agreed(`移除${name}？`, `${name}以后看不到这一户的清单和订单。`, '移除');
    if (!sure || !(await write.send({ params: { id: householdId, personId } })) || !me) return;
    await readMe().catch(() => undefined);
    goToFirstPage();
  };
  return { end, busy: write.busy, failure: write.failure };
}
