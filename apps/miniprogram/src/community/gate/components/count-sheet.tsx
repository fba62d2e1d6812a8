import type { ReactNode } from 'react';
import type { HandoffView } from '@cailan/shared-types';
import { Note, Small } from '../../../ui/text';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { CountFields } from '../../../gate/count-fields';
import { useCount } from '../../../gate/use-count';

/** Counting instead of scanning: only a full count stands for every bag. Crates are counted either way. */
export function CountSheet({ handoff, onClose }: { handoff: HandoffView; onClose: () => void }): ReactNode {
  const count = useCount(handoff, onClose);
  const footer = (
    <>
      {count.failure ? <Note tone="harm">{count.failure}</Note> : null}
      <Tap why={count.fault} busy={count.busy} onClick={count.sendAll}>
        数目就是这些
      </Tap>
      <Tap kind="line" disabled={!count.hasCrates} busy={count.busy} onClick={count.sendCrates}>
        逐袋点，只记箱数
      </Tap>
    </>
  );
  return (
    <Sheet open title="按数点收" onClose={onClose} footer={footer}>
      <CountFields handoff={handoff} count={count} focus />
      <Small>
        袋数对上了，整栋就算点齐。对不上请逐袋扫，才知道少的是哪家的，这里只记箱数。签字时箱数还不对，会记一条异常。
      </Small>
    </Sheet>
  );
}
