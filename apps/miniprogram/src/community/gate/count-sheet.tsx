import { useState, type ReactNode } from 'react';
import type { HandoffView } from '@cailan/shared-types';
import { renew } from '../../api/query-client';
import { useWrite } from '../../api/use-write';
import { Note, Small } from '../../ui/parts';
import { say } from '../../ui/say';
import { Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { TextField } from '../../ui/text-field';
import { countFault, countOf } from '../../gate/count-of';

/** Counting instead of scanning: only a full count stands for every bag. Crates are counted here too. */
export function CountSheet({ handoff, onClose }: { handoff: HandoffView; onClose: () => void }): ReactNode {
  const { id, expectedBags, expectedCrates } = handoff;
  const [bags, setBags] = useState('');
  const [crates, setCrates] = useState('');
  const count = useWrite('POST /handoffs/:id/count', {
    onDone: () => {
      say('数目记下了');
      onClose();
    },
  });
  const counted = { bags: countOf(bags), crates: countOf(crates) };
  const send = async () => {
    if (counted.bags === undefined || counted.crates === undefined) return;
    await count.send({ params: { id }, body: { bags: counted.bags, crates: counted.crates } });
    renew(['GET /handoffs/:id']);
  };
  const footer = (
    <>
      {count.failure ? <Note tone="harm">{count.failure}</Note> : null}
      <Tap why={countFault(counted, expectedBags)} busy={count.busy} onClick={() => void send()}>
        数目就是这些
      </Tap>
    </>
  );
  return (
    <Sheet open title="按数点收" onClose={onClose} footer={footer}>
      <TextField
        label={`袋（应收 ${expectedBags}）`}
        value={bags}
        onChange={setBags}
        kind="digits"
        most={6}
        focus
      />
      <TextField
        label={`周转箱（应收 ${expectedCrates}）`}
        value={crates}
        onChange={setCrates}
        kind="digits"
        most={5}
      />
      <Small>袋数对上了，整栋就算点齐。对不上请逐袋扫，才知道少的是哪家的。周转箱不对会记一条异常。</Small>
    </Sheet>
  );
}
