import type { ReactNode } from 'react';
import { isEditable } from '@cailan/shared-types';
import type { Draft } from '../../../offline/drafts';
import { Card } from '../../../ui/layout';
import { Heading, Small } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { overruledWords } from '../../list-words';

/** Changes that came after the order was confirmed or cut off: what was handed in is what comes. */
export function TooLate({ draft }: { draft: Draft }): ReactNode {
  const { overruled, overruledSeen } = draft;
  if (overruled.length === 0) return null;
  const confirmed = overruled.some(({ roundId }) =>
    draft.draft.orders.some((order) => order.roundId === roundId && !isEditable(order.status)),
  );
  return (
    <Card due>
      <Heading>这次改的没有算进去</Heading>
      <Small>{confirmed ? '网格员已经确认了，按原来交的算。' : '已经截单了，按原来交的算。'}</Small>
      {overruled.map((late) => (
        <Small key={late.offerId} tone="now">
          {overruledWords(late)}
        </Small>
      ))}
      <Tap kind="line" onClick={overruledSeen}>
        知道了
      </Tap>
    </Card>
  );
}
