import { useState, type ReactNode } from 'react';
import type { LabelQuery, RoundView } from '@cailan/shared-types';
import { useWrite } from '../api/use-write';
import { newClientKey } from '../offline/ids';
import { OpenPaper } from '../ui/open-paper';
import { Note } from '../ui/text';
import { say } from '../ui/say';
import { Tap } from '../ui/tap';
import { labelPaper } from './label-paper';

export interface PrintLabelsProps {
  round: Pick<RoundView, 'id' | 'code'>;
  wave: number;
  roll: boolean;
  query: LabelQuery;
  part?: string | undefined;
  kind?: 'main' | 'line';
  children: ReactNode;
}

/** Opens a file of labels; whoever stands at the printer then says that they came out. Opening alone marks nothing. */
export function PrintLabels({
  round,
  wave,
  roll,
  query,
  part,
  kind = 'line',
  children,
}: PrintLabelsProps): ReactNode {
  const [asOf, setAsOf] = useState<string>();
  const write = useWrite('POST /rounds/:id/waves/:wave/labels/printed', {
    onDone: () => {
      setAsOf(undefined);
      say('记下了，再打会标“补打”');
    },
  });
  const mark = (from: string) => {
    const body = { clientKey: newClientKey(), asOf: from, ...printedOf(query, roll) };
    void write.send({ params: { id: round.id, wave: String(wave) }, body });
  };
  return (
    <>
      <OpenPaper {...labelPaper({ round, wave, roll, query, part })} kind={kind} onOpened={setAsOf}>
        {children}
      </OpenPaper>
      {asOf === undefined ? null : (
        <Tap kind="quiet" busy={write.busy} onClick={() => mark(asOf)}>
          已打印（都打出来了）
        </Tap>
      )}
      {write.failure ? <Note tone="harm">{write.failure}</Note> : null}
    </>
  );
}

/** Which labels a file held, in the words of a body. A label printer's files are counted from 1. */
function printedOf({ groupOrderId, orderId, firstBag, lastBag, part }: LabelQuery, roll: boolean) {
  const number = (text: string | undefined) => (text ? Number(text) : undefined);
  return {
    groupOrderId,
    orderId,
    firstBag: number(firstBag),
    lastBag: number(lastBag),
    part: roll ? (number(part) ?? 1) : undefined,
  };
}
