import { useAttempt } from '../../api/use-attempt';
import { goToFirstPage } from '../../session/first-page';
import { chooseRole, session } from '../../session/session';
import { readMe } from '../../session/sign-in';

interface Enter {
  enter: () => Promise<void>;
  busy: boolean;
  fault: string | undefined;
}

/** Goes into the household behind this door, to which one now belongs. */
export function useEnter(door: string): Enter {
  const { busy, fault, setFault, attempt } = useAttempt();
  const enter = () =>
    attempt(async () => {
      await readMe();
      const roles = session.get().person?.roles ?? [];
      const own = roles.find(({ role, scopeName }) => role === 'resident' && scopeName.includes(door));
      if (own) chooseRole(own);
      if (roles.length > 0) goToFirstPage();
      else setFault('您已不在这一户里。要再加入，请再申请。');
    });
  return { enter, busy, fault };
}
