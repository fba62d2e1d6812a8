import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { laneNames, type OfferView, type PackHouseholdView } from '@cailan/shared-types';
import { useSession } from '../../../session/use-session';
import { Small, Strong } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Stepper } from '../../../ui/stepper';
import { laneParts, lanesInUse, type BagCounts } from '../packing';

interface BagSteppersProps {
  household: PackHouseholdView;
  offers: readonly OfferView[];
  counts: BagCounts;
  onChange: (counts: BagCounts) => void;
}

/** How many bags of each lane, one unless more are needed; a bag never stays empty. */
export function BagSteppers({ household, offers, counts, onChange }: BagSteppersProps): ReactNode {
  const { careMode } = useSession();
  const lanes = lanesInUse(laneParts(household, offers));
  if (lanes.length === 0) return <Small>这一户没有可装的，直接结束就行。</Small>;
  return (
    <View className="pack__bags">
      {lanes.map(({ lane, most }) => (
        <View className="pack__bag" key={lane}>
          <Strong>{`${laneNames[lane]}袋`}</Strong>
          <Stepper
            name={`${laneNames[lane]}袋`}
            quantity={counts[lane] ?? 1}
            most={Math.min(20, most)}
            care={careMode}
            onChange={(count) => onChange({ ...counts, [lane]: Math.max(1, count) })}
            onMost={() => say(`${laneNames[lane]}只有 ${most} 件，袋子不能空着`)}
          />
        </View>
      ))}
    </View>
  );
}
