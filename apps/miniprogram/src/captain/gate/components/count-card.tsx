import type { ReactNode } from 'react';
import type { HandoffView } from '@cailan/shared-types';
import { Card, Even } from '../../../ui/layout';
import { Note, Small, Strong } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { CountFields } from '../../../gate/count-fields';
import { useCount } from '../../../gate/use-count';

/** Counting instead of scanning: only a full count stands for every bag. Crates are counted either way. */
export function CountCard({ handoff }: { handoff: HandoffView }): ReactNode {
  const { receivedCrates } = handoff;
  const count = useCount(handoff);
  return (
    <Card>
      <Strong>按数点收</Strong>
      <Even>
        <CountFields handoff={handoff} count={count} />
      </Even>
      <Tap kind="line" why={count.fault} busy={count.busy} onClick={count.sendAll}>
        数目就是这些
      </Tap>
      <Tap kind="quiet" disabled={!count.hasCrates} busy={count.busy} onClick={count.sendCrates}>
        逐袋点，只记箱数
      </Tap>
      {receivedCrates > 0 ? <Small>{`已记周转箱 ${receivedCrates} 个`}</Small> : null}
      {count.failure ? <Note tone="harm">{count.failure}</Note> : null}
    </Card>
  );
}
