import { useState, type ReactNode } from 'react';
import type { OfferView, PickLineView } from '@cailan/shared-types';
import { Choice } from '../../../ui/choice';
import { Small } from '../../../ui/text';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import type { Picked } from '../pick-lines';
import { countIn, shortFault } from '../substitutes';

const reasons = ['货不够', '有破损', '不新鲜', '找不到'].map((words) => ({ value: words, label: words }));

interface ShortSheetProps {
  line: PickLineView;
  offers: readonly OfferView[];
  onPick: (pick: Picked) => void;
  onClose: () => void;
}

/** How many were found of a product that came up short, and why. */
export function ShortSheet({ line, offers, onPick, onClose }: ShortSheetProps): ReactNode {
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState(line.reason || '货不够');
  const count = countIn(typed);
  const pick = { offerId: line.offerId, pickedQuantity: count ?? 0, reason };
  const why = shortFault(line, typed, offers);
  const done = () => {
    if (!why) onPick(pick);
  };
  return (
    <Sheet
      open
      title={`${line.name} 短缺`}
      onClose={onClose}
      footer={
        <Tap why={why} onClick={done}>
          {count === undefined ? '记下' : `记下：拣到 ${count}，缺 ${Math.max(0, line.quantity - count)}`}
        </Tap>
      }
    >
      <Tap kind="line" onClick={() => onPick({ ...pick, pickedQuantity: 0 })}>
        一{line.unit || '件'}也没有
      </Tap>
      <TextField
        label={`拣到几${line.unit || '件'}（要 ${line.quantity}）`}
        kind="digits"
        value={typed}
        onChange={setTyped}
        onEnter={done}
        most={8}
        focus
      />
      <Choice label="原因" options={reasons} value={reason} onChange={setReason} />
      <TextField label="或者写明原因" value={reason} onChange={setReason} most={200} />
      <Small>缺的会按本团的规则分给各户，再按各户的意愿退款、换货或询问。</Small>
    </Sheet>
  );
}
