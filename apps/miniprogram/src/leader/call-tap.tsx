import type { ReactNode } from 'react';
import type { NeighbourView } from '@cailan/shared-types';
import { dial } from '../ui/call';
import { Tap } from '../ui/tap';

/** Calls a household; nothing while its number is not known. */
export function CallTap({ contact }: { contact: NeighbourView | undefined }): ReactNode {
  if (!contact?.phone) return null;
  const { door, recipient, phone } = contact;
  return (
    <Tap kind="line" label={`给 ${door} ${recipient} 打电话`} onClick={() => dial(phone)}>
      打电话
    </Tap>
  );
}
