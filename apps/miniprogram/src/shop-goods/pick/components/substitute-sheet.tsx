import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen, refusalText, type OfferView, type PickLineView } from '@cailan/shared-types';
import { Empty } from '../../../ui/loaded';
import { Even } from '../../../ui/layout';
import { Note } from '../../../ui/text';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import type { Picked } from '../pick-lines';
import { countIn, pickedRefusal, substitutesFor } from '../substitutes';

interface SubstituteSheetProps {
  line: PickLineView;
  offers: readonly OfferView[];
  onPick: (pick: Picked) => void;
  onClose: () => void;
}

/** Another product of the same class for what is missing: a tap on it fills the gap. */
export function SubstituteSheet({ line, offers, onPick, onClose }: SubstituteSheetProps): ReactNode {
  const picked = line.pickedQuantity ?? 0;
  const own = picked === line.quantity ? 0 : picked;
  const [found, setFound] = useState(String(own));
  const [instead, setInstead] = useState(String(line.substituteQuantity || line.quantity - own));
  const substitutes = substitutesFor(line, offers);
  const counts = [countIn(found), countIn(instead)];
  const pickOf = (substituteOfferId: string): Picked => ({
    offerId: line.offerId,
    pickedQuantity: counts[0] ?? 0,
    reason: line.reason || '货不够',
    substituteOfferId,
    substituteQuantity: counts[1] ?? 0,
  });
  const [first] = substitutes;
  const refusal = first && pickedRefusal(line, pickOf(first.id), offers);
  const fault = faultOf(counts) ?? (refusal && refusalText(refusal));
  return (
    <Sheet open title={`${line.name} 换成同类`} onClose={onClose}>
      <Even>
        <TextField
          label={`原货拣到（要 ${line.quantity}）`}
          kind="digits"
          value={found}
          onChange={setFound}
          most={8}
        />
        <TextField label="换货几件" kind="digits" value={instead} onChange={setInstead} most={8} />
      </Even>
      {fault ? <Note tone="now">{fault}</Note> : null}
      {first ? null : (
        <Empty title="本团没有可以换的" hint="只能换成同类、不称重的商品。请记短缺，让住户退款。" />
      )}
      {substitutes.map((offer) => (
        <View className="choose" key={offer.id}>
          <Tap kind="line" disabled={fault !== undefined} onClick={() => onPick(pickOf(offer.id))}>
            {`换 ${offer.name} ${offer.spec} · ${formatFen(offer.priceFen)}`}
          </Tap>
        </View>
      ))}
    </Sheet>
  );
}

function faultOf([found, instead]: readonly (number | undefined)[]): string | undefined {
  if (found === undefined) return '原货拣到几件，请写整数，没有就写 0';
  if (instead === undefined) return '换货几件，请写整数，例如 2';
  return instead === 0 ? '换货至少 1 件' : undefined;
}
