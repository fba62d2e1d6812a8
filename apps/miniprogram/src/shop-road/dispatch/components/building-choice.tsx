import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { GroupOrderView } from '@cailan/shared-types';
import { pressable } from '../../../ui/layout';
import { Small, Strong } from '../../../ui/text';
import './building-choice.scss';

interface BuildingChoiceProps {
  groups: readonly GroupOrderView[];
  chosen: readonly GroupOrderView[];
  onToggle: (groupOrderId: string) => void;
}

/** Which buildings travel together, with what each weighs on the load. */
export function BuildingChoice({ groups, chosen, onToggle }: BuildingChoiceProps): ReactNode {
  return (
    <View className="building-choice">
      {groups.map(({ id, deliveryGroupName, bagCount, crateCount }) => {
        const on = chosen.some((group) => group.id === id);
        return (
          <View
            key={id}
            className={`building-choice__one ${on ? 'building-choice__one--on' : ''}`}
            onClick={() => onToggle(id)}
            {...pressable(`${on ? '不装' : '装上'}${deliveryGroupName}`)}
          >
            <Text className="building-choice__mark">{on ? '✓' : ''}</Text>
            <View className="building-choice__name">
              <Strong>{deliveryGroupName}</Strong>
            </View>
            <Small>{`${bagCount} 袋 · ${crateCount} 箱`}</Small>
          </View>
        );
      })}
    </View>
  );
}
