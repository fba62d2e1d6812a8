import { useRef, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { refusalText, type BagView, type OfferView, type PackHouseholdView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Card, Row } from '../../../ui/layout';
import { Note, Small, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { useWide } from '../../../ui/use-wide';
import { useKeys } from '../../../ui/use-keys';
import { BagSteppers } from './bag-steppers';
import { focusNext } from '../focus-next';
import { useHalfPacked } from '../half-packed';
import { PackLines } from './pack-lines';
import { bagsOf, closeRefusal, weightsOf, type BagCounts, type TypedWeights } from '../packing';

interface PresentHouseholdProps {
  household: PackHouseholdView;
  offers: readonly OfferView[];
  onPacked: (bags: readonly BagView[]) => void;
  /** It was not taken: what is shown may be old. */
  onRefused: () => void;
}

/** The household before the packer: what goes in, what the scale says, how many bags, and its end. */
export function PresentHousehold(props: PresentHouseholdProps): ReactNode {
  const { household, offers } = props;
  const { typed, counts, note } = useHalfPacked(household.orderId);
  const wide = useWide();
  const { close, why, busy, failure } = useClosing(props, typed, counts);
  useKeys({ Enter: close });
  return (
    <Card due>
      <View className="pack__household">
        <Who household={household} />
        <PackLines
          household={household}
          typed={typed}
          focus={wide}
          onType={(lineId, text) => note({ typed: { ...typed, [lineId]: text } })}
          onEnter={() => focusNext() || close()}
        />
        <BagSteppers
          household={household}
          offers={offers}
          counts={counts}
          onChange={(changed) => note({ counts: changed })}
        />
        {failure ? <Note tone="harm">{failure}</Note> : null}
        <Tap big busy={busy} why={why} onClick={close}>
          装好这一户
        </Tap>
      </View>
    </Card>
  );
}

/** Closing the household, once: a repeat under the same key has the effect of one. */
function useClosing(
  { household, offers, onPacked, onRefused }: PresentHouseholdProps,
  typed: TypedWeights,
  counts: BagCounts,
): { close: () => void; why: string | undefined; busy: boolean; failure: string | undefined } {
  const key = useRef(newClientKey());
  const pack = useWrite('POST /household-orders/:id/pack', {
    renews: ['GET /group-orders/:id/pack-sheet', 'GET /rounds/:id/waves', 'GET /group-orders'],
    onDone: ({ bags }) => onPacked(bags),
  });
  const refusal = closeRefusal({ household, typed, counts, offers });
  const send = async () => {
    const weights = weightsOf(household, typed);
    const body = { clientKey: key.current, weights, bags: bagsOf(counts) };
    const sent = await pack.send({ params: { id: household.orderId }, body });
    if (!sent) onRefused();
  };
  return {
    close: () => {
      if (!refusal) void send();
    },
    why: refusal && refusalText(refusal),
    busy: pack.busy,
    failure: pack.failure,
  };
}

/** Whose it is, large enough to be read from where the bags stand. */
export function Who({ household }: { household: PackHouseholdView }): ReactNode {
  const { door, recipient, runningNumber, note } = household;
  return (
    <>
      <Row apart>
        <Text className="pack__door">{door}</Text>
        <Tag tone="mute">{`${runningNumber} 号`}</Tag>
      </Row>
      <Small>{recipient}</Small>
      {note ? <Note tone="now">{`留言：${note}`}</Note> : null}
    </>
  );
}
