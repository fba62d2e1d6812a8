import { Fragment, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { PackHouseholdView } from '@cailan/shared-types';
import { pressable } from '../../../ui/layout';
import { Small, Strong, Tag } from '../../../ui/text';
import { weighedLines } from '../packing';

interface HouseholdRowsProps {
  households: readonly PackHouseholdView[];
  chosen: string | undefined;
  onChoose: (orderId: string) => void;
}

/** The building's households in stair order, unit by unit; a tap makes one the present household. */
export function HouseholdRows({ households, chosen, onChoose }: HouseholdRowsProps): ReactNode {
  return households.map((household, i) => {
    const { orderId, unit, door } = household;
    return (
      <Fragment key={orderId}>
        {unit && unit !== households[i - 1]?.unit ? <Small>{unit}</Small> : null}
        {orderId === chosen ? null : (
          <View className="card card--tap pack__row" onClick={() => onChoose(orderId)} {...pressable(door)}>
            <View className="pack__row-words">
              <Strong>{door}</Strong>
              <Small>{contentsOf(household)}</Small>
            </View>
            <PackedTag household={household} />
          </View>
        )}
      </Fragment>
    );
  });
}

/** `5 样 · 2 样要称`. */
export function contentsOf(household: PackHouseholdView): string {
  const goods = household.lines.filter(
    ({ quantity, substitutedQuantity }) => quantity + substitutedQuantity > 0,
  );
  const weighed = weighedLines(household).length;
  if (goods.length === 0) return '没有货可装';
  return `${goods.length} 样${weighed > 0 ? ` · ${weighed} 样要称` : ''}`;
}

export function PackedTag({ household: { packedAt, bags } }: { household: PackHouseholdView }): ReactNode {
  if (packedAt === null) return <Tag tone="mute">没装</Tag>;
  return <Tag tone="good">{bags.length > 0 ? `${bags.length} 袋` : '没有货'}</Tag>;
}
