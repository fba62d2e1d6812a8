import { useEffect, useState, type ReactNode } from 'react';
import type { OfferView, PackSheetView, RoundView, WaveView } from '@cailan/shared-types';
import { pages } from '../../../pages';
import { turnTo } from '../../../ui/open';
import { Card } from '../../../ui/layout';
import { Heading, Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Split } from '../../../ui/split';
import { Tap } from '../../../ui/tap';
import { useWide } from '../../../ui/use-wide';
import { PrintLabels, type PrintLabelsProps } from '../../print-labels';
import { useKeys } from '../../../ui/use-keys';
import { forgetPacked } from '../half-packed';
import { HouseholdRows } from './household-rows';
import { HouseholdTable } from './household-table';
import { PackedHousehold } from './packed-household';
import { nextToPack, voidWords } from '../packing';
import { PresentHousehold } from './present-household';

interface BuildingPackingProps {
  round: RoundView;
  wave: WaveView;
  read: PackSheetView;
  offers: readonly OfferView[];
  onStale: () => void;
  /** Everyone of the building is packed, and the packer goes on; undefined where this was the wave's last one. */
  onDone: (() => void) | undefined;
}

/** One building's households in stair order: the present one, and those before and after it. */
export function BuildingPacking(props: BuildingPackingProps): ReactNode {
  const { households } = props.read;
  const [chosen, setChosen] = useState<string>();
  const [last, setLast] = useState<string>();
  const wide = useWide();
  useEffect(() => forgetPacked(households), [households]);
  const present =
    households.find(({ orderId }) => orderId === chosen) ??
    households.find(({ orderId, packedAt }) => packedAt === null && orderId !== last);
  const at = households.findIndex(({ orderId }) => orderId === present?.orderId);
  const move = (step: number) => setChosen(households[at + step]?.orderId ?? present?.orderId);
  useKeys({ ArrowDown: () => move(1), ArrowUp: () => move(-1) });
  const packed = (orderId: string, bags: number) => {
    const door = households.find((each) => each.orderId === orderId)?.door ?? '';
    say(bags > 0 ? `${door} 装好了，共 ${bags} 袋` : `${door} 没有货，已结束`);
    setLast(orderId);
    setChosen(nextToPack(households, orderId));
  };
  const detail = (
    <>
      <JustPacked {...props} orderId={last} />
      <Present {...props} orderId={present?.orderId} onPacked={packed} />
    </>
  );
  const rows = { households, chosen: present?.orderId, onChoose: setChosen };
  const voided = voidWords(props.read.voidNumbers);
  const list = wide ? <HouseholdTable {...rows} /> : <HouseholdRows {...rows} />;
  const rooms = (
    <>
      {list}
      {voided ? <Small>{voided}</Small> : null}
    </>
  );
  if (wide) return <Split list={rooms} detail={detail} />;
  return (
    <>
      {detail}
      {rooms}
    </>
  );
}

interface PresentProps extends BuildingPackingProps {
  orderId: string | undefined;
  onPacked: (orderId: string, bags: number) => void;
}

function Present(props: PresentProps): ReactNode {
  const { read, orderId, offers, onPacked, onStale } = props;
  const household = read.households.find((each) => each.orderId === orderId);
  if (!household) return <AllPacked {...props} />;
  if (household.packedAt !== null)
    return (
      <PackedHousehold household={household} labels={labelsOf(props, household.orderId, household.door)} />
    );
  return (
    <PresentHousehold
      key={household.orderId}
      {...{ household, offers }}
      onPacked={(bags) => onPacked(household.orderId, bags.length)}
      onRefused={onStale}
    />
  );
}

/** The building is done: on to the next, or with the wave's last one to the vehicle. */
function AllPacked({ read, onDone }: BuildingPackingProps): ReactNode {
  if (onDone)
    return (
      <Card>
        <Heading>{`${read.groupName} 都装好了`}</Heading>
        <Tap onClick={onDone}>下一栋</Tap>
      </Card>
    );
  return (
    <Card>
      <Heading>这一波都装好了</Heading>
      <Tap onClick={() => turnTo(pages.supermarket.dispatch)}>去发车</Tap>
    </Card>
  );
}

/** The household before: its labels are printed while its bags still stand there. */
function JustPacked(props: BuildingPackingProps & { orderId: string | undefined }): ReactNode {
  const household = props.read.households.find(({ orderId }) => orderId === props.orderId);
  if (!household || household.bags.length === 0) return null;
  const numbers = household.bags.map(({ number, of }) => `${number}/${of}`).join('、');
  return (
    <Note tone="good">
      <Small tone="good">{`刚装好 ${household.door}：第 ${numbers} 袋`}</Small>
      <PrintLabels {...labelsOf(props, household.orderId, household.door)}>
        打印 {household.door} 的标签
      </PrintLabels>
    </Note>
  );
}

const labelsOf = (
  { round, wave }: BuildingPackingProps,
  orderId: string,
  door: string,
): Omit<PrintLabelsProps, 'children'> => ({
  round,
  wave: wave.wave,
  roll: true,
  query: { orderId },
  part: door,
});
