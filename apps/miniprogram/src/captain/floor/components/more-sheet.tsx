import { useState, type ReactNode } from 'react';
import { doorOutcomeNames, laneNames, type DoorOutcome } from '@cailan/shared-types';
import { Choice } from '../../../ui/choice';
import { Small } from '../../../ui/text';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { toggled } from '../../../ui/toggled';
import { bagsInHand, type Household } from '../floor-now';
import type { DoorDetails } from '../state';
import { useRest } from '../../../ui/use-rest';

const OUTCOMES = (['collected', 'delivered', 'damaged', 'missing', 'refused'] as const).map((outcome) => ({
  value: outcome,
  label: doorOutcomeNames[outcome],
}));

interface MoreSheetProps {
  household: Household;
  onClose: () => void;
  onMark: (outcome: DoorOutcome, details: DoorDetails) => void;
}

/** The rarer outcomes, and any outcome for some of the bags alone. */
export function MoreSheet({ household, onClose, onMark }: MoreSheetProps): ReactNode {
  const bags = bagsInHand(household);
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]['value']>();
  const [codes, setCodes] = useState<readonly string[]>(bags.map(({ code }) => code));
  const [note, setNote] = useState('');
  const { resting } = useRest(true);
  const toggle = (code: string) => setCodes((now) => toggled(now, code));
  const mark = () => {
    if (!outcome) return;
    onClose();
    const some = codes.length < bags.length && { bagCodes: [...codes] };
    onMark(outcome, { ...some, ...(note.trim() && { note: note.trim() }) });
  };
  const why = !outcome ? '请选是什么情况' : codes.length === 0 ? '请选是哪几袋' : undefined;
  const footer = (
    <Tap why={why} onClick={mark}>
      {`记下 ${codes.length} 袋`}
    </Tap>
  );
  return (
    <Sheet open title={`${household.door} · 更多`} onClose={onClose} footer={footer}>
      <Choice label="什么情况" options={OUTCOMES} value={outcome} onChange={setOutcome} disabled={resting} />
      {bags.length > 1 ? <Small>是哪几袋（点一下选上或去掉）</Small> : null}
      {bags.length > 1
        ? bags.map(({ code, lane }) => (
            <Tap
              key={code}
              kind="line"
              pressed={codes.includes(code)}
              disabled={resting}
              onClick={() => toggle(code)}
            >
              {`${codes.includes(code) ? '✓ ' : ''}${laneNames[lane]} · ${code}`}
            </Tap>
          ))
        : null}
      <TextField label="说明（可不写）" value={note} onChange={setNote} long />
    </Sheet>
  );
}
