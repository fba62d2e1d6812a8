import { useState, type ReactNode } from 'react';
import type { HandoffView } from '@cailan/shared-types';
import { useWrite } from '../../api/use-write';
import { Card, Even, Note, Small, Strong } from '../../ui/parts';
import { say } from '../../ui/say';
import { Tap } from '../../ui/tap';
import { TextField } from '../../ui/text-field';
import { countFault, countOf } from '../../gate/count-of';

/** Counting instead of scanning: only a full count stands for every bag. Crates are counted here too. */
export function CountCard({ handoff }: { handoff: HandoffView }): ReactNode {
  const { id, expectedBags, expectedCrates, receivedCrates } = handoff;
  const [bags, setBags] = useState('');
  const [crates, setCrates] = useState('');
  const count = useWrite('POST /handoffs/:id/count', {
    renews: ['GET /handoffs/:id', 'GET /loads'],
    onDone: () => say('数目记下了'),
  });
  const counted = { bags: countOf(bags), crates: countOf(crates) };
  const send = () => {
    if (counted.bags === undefined || counted.crates === undefined) return;
    void count.send({ params: { id }, body: { bags: counted.bags, crates: counted.crates } });
  };
  return (
    <Card>
      <Strong>按数点收</Strong>
      <Even>
        <TextField
          label={`袋（应收 ${expectedBags}）`}
          value={bags}
          onChange={setBags}
          kind="digits"
          most={5}
        />
        <TextField
          label={`周转箱（应收 ${expectedCrates}）`}
          value={crates}
          onChange={setCrates}
          kind="digits"
          most={5}
        />
      </Even>
      <Tap kind="line" why={countFault(counted, expectedBags)} busy={count.busy} onClick={send}>
        数目就是这些
      </Tap>
      {receivedCrates > 0 ? <Small>{`已记周转箱 ${receivedCrates} 个`}</Small> : null}
      {count.failure ? <Note tone="harm">{count.failure}</Note> : null}
    </Card>
  );
}
