import { memo, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { OfferView, PickLineView } from '@cailan/shared-types';
import { pressable } from '../../../ui/layout';
import { Small, Strong } from '../../../ui/text';
import { missing, shelfWords } from '../pick-lines';
import { PickState } from './pick-state';

interface PickRowsProps {
  lines: readonly PickLineView[];
  offers: readonly OfferView[];
  waiting: ReadonlySet<string>;
  onChoose: (offerId: string) => void;
}

/** The products of the list on a phone, a card each; a tap makes one the present product. */
export function PickRows({ lines, offers, waiting, onChoose }: PickRowsProps): ReactNode {
  return lines.map((line) => (
    <PickRow
      key={line.offerId}
      line={line}
      offers={offers}
      waiting={waiting.has(line.offerId)}
      onChoose={onChoose}
    />
  ));
}

interface PickRowProps extends Omit<PickRowsProps, 'lines' | 'waiting'> {
  line: PickLineView;
  waiting: boolean;
}

const PickRow = memo(function PickRow({ line, offers, waiting, onChoose }: PickRowProps): ReactNode {
  const short = missing(line) > 0;
  return (
    <View
      className="card card--tap pick__row"
      onClick={() => onChoose(line.offerId)}
      {...pressable(`${line.name}，${line.quantity} ${line.unit}`)}
    >
      <View className="pick__row-words">
        <Strong>{`${line.name} ${line.spec}`}</Strong>
        <Small>{shelfWords(line)}</Small>
        <PickState line={line} offers={offers} waiting={waiting} />
      </View>
      <Text className={`pick__row-count ${short ? 'pick__row-count--short' : ''}`}>
        {String(line.quantity)}
      </Text>
    </View>
  );
});
