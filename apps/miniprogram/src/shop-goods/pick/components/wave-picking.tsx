import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { PickingOutcomeView, PickListView, RoundView } from '@cailan/shared-types';
import { Bar } from '../../../ui/figures';
import { Row } from '../../../ui/layout';
import { Note, Small, Strong } from '../../../ui/text';
import { Split } from '../../../ui/split';
import { useWide } from '../../../ui/use-wide';
import { useKeys } from '../../../ui/use-keys';
import { FinishWave, PickingOutcome } from './finish-wave';
import { lineCount } from '../pick-lines';
import { PickShelf } from './pick-shelf';
import { PresentProduct } from './present-product';
import { usePicking, type Picking } from '../state';

interface WavePickingProps {
  round: RoundView;
  read: PickListView;
  finished: boolean;
}

/** Picking one wave: the product before the picker, the list along the shelves, and the end of it. */
export function WavePicking({ round, read, finished }: WavePickingProps): ReactNode {
  const picking = usePicking(round, read, finished);
  const wide = useWide();
  const { pickAll, move } = picking;
  useKeys({ Enter: pickAll, ArrowDown: () => move(1), ArrowUp: () => move(-1) });
  const [outcome, setOutcome] = useState<PickingOutcomeView>();
  const detail = <PickDetail picking={picking} outcome={outcome} />;
  const shelf = <PickShelf picking={picking} wide={wide} />;
  const finish = finished ? null : (
    <FinishWave list={picking.list} waiting={picking.waiting.size} onDone={setOutcome} />
  );
  if (wide)
    return (
      <Split
        list={shelf}
        detail={
          <>
            {detail}
            {finish}
          </>
        }
      />
    );
  // On a phone the end comes after the list, until nothing stands between.
  return (
    <>
      {detail}
      {picking.present ? null : finish}
      {shelf}
      {picking.present ? finish : null}
    </>
  );
}

function PickDetail({
  picking,
  outcome,
}: {
  picking: Picking;
  outcome: PickingOutcomeView | undefined;
}): ReactNode {
  const { list, offers, finished, present, waiting, onPick } = picking;
  return (
    <>
      <Progress picking={picking} />
      {finished ? <PickingOutcome list={list} outcome={outcome} /> : null}
      {present ? (
        <PresentProduct
          key={present.offerId}
          {...{ list, offers, finished, onPick }}
          line={present}
          waiting={waiting.has(present.offerId)}
        />
      ) : null}
      {present || finished ? null : <Note tone="good">每样都有结果了。核对一下短缺，再完成拣货。</Note>}
    </>
  );
}

/** How far the wave is, with what this phone has not sent yet. */
function Progress({ picking: { list, waiting } }: { picking: Picking }): ReactNode {
  const products = list.lines.length;
  const done = products - lineCount(list.lines, 'open');
  return (
    <View>
      <Row apart>
        <Strong>{`${done} / ${products} 样拣完`}</Strong>
        {waiting.size > 0 ? <Small tone="now">{`${waiting.size} 条待传`}</Small> : null}
      </Row>
      <Bar part={products > 0 ? done / products : 0} />
    </View>
  );
}
