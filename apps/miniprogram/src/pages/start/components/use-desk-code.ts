import { useCallback, useEffect, useState } from 'react';
import type { DeskCodeView, DeskSignInStatus } from '@cailan/shared-types';
import { call } from '../../../api/client';
import { serviceNow } from '../../../api/clock';
import { isPassing } from '../../../api/errors';
import { useAttempt } from '../../../api/use-attempt';
import { usePageSeen } from '../../../api/use-read';
import { goToFirstPage } from '../../../session/first-page';
import { signedIn } from '../../../session/session';
import { sendConsent } from '../../../session/sign-in';

/** How often the browser asks whether a phone has answered. */
const FOLLOW_MS = 2_000;

const ENDED: Partial<Record<DeskSignInStatus, string>> = {
  refused: '手机上选了“不是我”，没有登录。',
  expired: '这个码过期了，请换一个新的。',
  used: '这个码用过了，请换一个新的。',
};

interface DeskCodeState {
  /** What is shown now; undefined where there is none that can be answered. */
  code: string | undefined;
  /** Why the last one is shown no more. */
  said: string | undefined;
  busy: boolean;
  fault: string | undefined;
  /** Shows another one. */
  renew: () => Promise<void>;
}

/** A code that this browser shows, asked after until it ends; once it is confirmed, this browser is signed in. */
export function useDeskCode(): DeskCodeState {
  const [desk, setDesk] = useState<DeskCodeView>();
  const [said, setSaid] = useState<string>();
  const { busy, fault, attempt } = useAttempt();
  const seen = usePageSeen();
  const renew = useCallback(
    () =>
      attempt(async () => {
        setSaid(undefined);
        setDesk(await call('POST /desk-sign-ins'));
      }),
    // `attempt` is made anew at each rendering, and does the same.
    [],
  );
  useEffect(() => {
    if (!desk || !seen) return undefined;
    const end = (status: DeskSignInStatus) => {
      setDesk(undefined);
      setSaid(ENDED[status]);
    };
    const timer = setInterval(
      () =>
        void attempt(async () => {
          const status = await statusOf(desk);
          if (status === 'confirmed') {
            signedIn(await call('POST /desk-sign-ins/:id/enter', withSecret(desk)));
            // The browser is signed in: what could not be sent now is asked for on the next page.
            await sendConsent().catch(() => undefined);
            goToFirstPage();
          } else if (status !== 'shown') end(status);
        }),
      FOLLOW_MS,
    );
    return () => clearInterval(timer);
  }, [desk, seen]);
  return { code: desk?.code, said, busy: busy && desk === undefined, fault, renew };
}

const withSecret = ({ id, secret }: DeskCodeView) => ({ params: { id }, body: { secret } });

/** Without a network the code stays until its time is over. */
async function statusOf(desk: DeskCodeView): Promise<DeskSignInStatus> {
  try {
    return (await call('POST /desk-sign-ins/:id/follow', withSecret(desk))).status;
  } catch (error) {
    if (!isPassing(error)) throw error;
    return serviceNow().toISOString() < desk.expiresAt ? 'shown' : 'expired';
  }
}
