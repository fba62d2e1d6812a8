import { useState, type ReactNode } from 'react';
import { entryNames, entryRefusal, ENTRIES, passRefusal, type Entry } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Card, Even } from '../../../ui/layout';
import { Note, Small } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import type { Visit } from '../../visits';

/** Who went in although the plan lets nobody in is put on record, and told to the district (A8). */
export function EntryCard({ visit }: { visit: Visit }): ReactNode {
  const { load, stop } = visit;
  const [keys] = useState(() => ({ vehicle_entered: newClientKey(), person_entered: newClientKey() }));
  const record = useWrite('POST /loads/:id/entries', { onDone: () => say('已记录，区里已收到') });
  const closed = ENTRIES.filter((kind) => !entryRefusal(load.conduct, kind));
  if (closed.length === 0 || passRefusal(load.status)) return null;
  const press = async (kind: Entry) => {
    if (!(await agreed(`${entryNames[kind]}进了小区？`, '会记一次违规，报给区里。', '记录'))) return;
    const body = { clientKey: keys[kind], dropPointId: stop.dropPointId, kind };
    await record.send({ params: { id: load.id }, body });
  };
  return (
    <Card>
      <Small>{`方案规定${closed.map((kind) => entryNames[kind]).join('、')}不得进入小区。`}</Small>
      <Even>
        {closed.map((kind) => (
          <Tap key={kind} kind="harm" busy={record.busy} onClick={() => void press(kind)}>
            {`${entryNames[kind]}进了小区`}
          </Tap>
        ))}
      </Even>
      {record.failure ? <Note tone="harm">{record.failure}</Note> : null}
    </Card>
  );
}
