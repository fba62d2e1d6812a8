import { useEffect, useRef, useState } from 'react';
import type { InvitationView } from '@cailan/shared-types';
import { useWrite } from '../../api/use-write';
import { newClientKey } from '../../offline/ids';

interface MadeInvitation {
  current: InvitationView | undefined;
  busy: boolean;
  failure: string | undefined;
  again: () => void;
}

/** Makes one when the page opens; under the same key until it was answered, so that a lost answer makes no second. */
export function useInvitation(
  householdId: string | undefined,
  buildingId: string | undefined,
): MadeInvitation {
  const [current, setCurrent] = useState<InvitationView>();
  const key = useRef(newClientKey());
  const invite = useWrite('POST /invitations', {
    onDone: (invitation) => {
      key.current = newClientKey();
      setCurrent(invitation);
    },
  });
  const scope = householdId ? { householdId } : { buildingId: buildingId ?? '' };
  const again = () => void invite.send({ body: { clientKey: key.current, ...scope } });
  useEffect(() => {
    if (householdId || buildingId) again();
  }, []);
  return { current, busy: invite.busy, failure: invite.failure, again };
}
