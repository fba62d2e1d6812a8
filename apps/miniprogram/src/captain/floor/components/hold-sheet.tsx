import { useState, type ReactNode } from 'react';
import { REFUSALS } from '@cailan/shared-types';
import { Choice } from '../../../ui/choice';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { useRest } from '../../../ui/use-rest';

/** Where bags are usually held. */
const PLACES = ['我家', '门卫室', '车棚', '楼下架子'].map((place) => ({ value: place, label: place }));
/** As many characters as the service keeps. */
const MOST = 64;

interface HoldSheetProps {
  title: string;
  onClose: () => void;
  /** @param heldAt where the bags are, as the household will read it. */
  onHold: (heldAt: string) => void;
}

/** Asks where bags are held that found nobody. */
export function HoldSheet({ title, onClose, onHold }: HoldSheetProps): ReactNode {
  const [place, setPlace] = useState('');
  const { resting } = useRest(true);
  const heldAt = place.trim() === '我家' ? '楼栋长家' : place.trim();
  const hold = () => {
    onClose();
    onHold(heldAt);
  };
  const why = heldAt === '' ? REFUSALS.hold_needs_place.text : undefined;
  const footer = (
    <Tap why={why} onClick={hold}>
      记下
    </Tap>
  );
  return (
    <Sheet open title={title} onClose={onClose} footer={footer}>
      <Choice label="袋子放在哪里" options={PLACES} value={place} onChange={setPlace} disabled={resting} />
      <TextField
        label="或写别的地方"
        value={place}
        onChange={setPlace}
        most={MOST}
        placeholder="如 3-1-102 李家"
      />
    </Sheet>
  );
}
