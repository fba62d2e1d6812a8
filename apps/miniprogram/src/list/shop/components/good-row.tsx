import { memo, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { classNames } from '@cailan/shared-types';
import { Stepper } from '../../../ui/stepper';
import { detailOf, limitsOf, priceOf, type Good } from '../../goods';

interface GoodRowProps {
  good: Good;
  quantity: number;
  most: number;
  care: boolean;
  /** Said where goods of several suppliers stand together. */
  showSupplier: boolean;
  onTake: (good: Good, quantity: number) => void;
  onMost: (good: Good, most: number) => void;
}

/** A product on the shelf. Few nodes, and drawn again only when something of its own changes: there are hundreds. */
export const GoodRow = memo(function GoodRow(props: GoodRowProps): ReactNode {
  const { good, quantity, most, care, showSupplier, onTake, onMost } = props;
  const detail = detailOf(good);
  const limits = limitsOf(good);
  return (
    <View className="good">
      <View className={`good__tile good__tile--${good.productClass}`}>
        {classNames[good.productClass].slice(0, 1)}
      </View>
      <View className="good__what">
        <Text className="strong">{good.name}</Text>
        <Text className="good__detail">{showSupplier ? `${detail} · ${good.supermarketName}` : detail}</Text>
        {limits ? (
          <Text className={`good__limits ${most > 0 ? '' : 'good__limits--out'}`}>{limits}</Text>
        ) : null}
        <View className="good__buy">
          <Text className="money">{priceOf(good)}</Text>
          <Stepper
            name={good.name}
            quantity={quantity}
            most={most}
            care={care}
            onChange={(units) => onTake(good, units)}
            onMost={() => onMost(good, most)}
          />
        </View>
      </View>
    </View>
  );
});
