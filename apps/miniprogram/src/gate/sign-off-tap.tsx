import type { ReactNode } from 'react';
import { streamPath } from '@cailan/shared-types';
import { OpenPaper } from '../ui/open-paper';

interface SignOffTapProps {
  groupOrderId: string;
  /** The building's. */
  name: string;
}

/** A building's sign-off sheet, for whoever hands its bags out. */
export function SignOffTap({ groupOrderId, name }: SignOffTapProps): ReactNode {
  return (
    <OpenPaper
      path={streamPath('GET /group-orders/:id/sign-off.pdf', { params: { id: groupOrderId } })}
      name={`发放签收表 ${name}.pdf`}
      label={`${name} 发放签收表`}
    >
      发放签收表
    </OpenPaper>
  );
}
