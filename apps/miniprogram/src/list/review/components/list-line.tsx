import { memo, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { type ListLineView, wishNames } from '@cailan/shared-types';
import type { Draft } from '../../../offline/drafts';
import { Money } from '../../../ui/figures';
import { Small, Strong } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Stepper } from '../../../ui/stepper';
import { Tap } from '../../../ui/tap';
import { beyondWords, mostOf, type Good } from '../../goods';

interface ListLineProps {
  line: ListLineView;
  /** The product as it is sold now; undefined when it is not. */
  good: Good | undefined;
  held: number;
  closed: boolean;
  /** Why it stays on the phone alone; undefined where it is or can be ordered. */
  lost: string | undefined;
  /** Why the service refused it. */
  refusal: string | undefined;
  care: boolean;
  onTake: Draft['setQuantity'];
  onWish: (line: ListLineView) => void;
}

/** A line of the list: how many, what it comes to, and what becomes of it when it is short. */
export const ListLine = memo(function ListLine(props: ListLineProps): ReactNode {
  const { line, good, held, closed, lost, refusal, care, onTake, onWish } = props;
  const { name, spec, quantity, amountFen, wish } = line;
  return (
    <View className={`line ${refusal ? 'line--refused' : ''}`}>
      <View className="line__head">
        <Strong>{name}</Strong>
        <Money fen={amountFen} />
      </View>
      <Small>{good?.saleKind === 'weight' ? `${spec} · 称重为准，多收的退` : spec}</Small>
      {refusal ? <View className="small small--harm">{refusal}</View> : null}
      {lost ? <Lost words={lost} onTakeOff={() => onTake(line, 0)} /> : null}
      {closed || lost !== undefined ? (
        <View className="small">{`${quantity} 份 · 缺货时${wishNames[wish]}`}</View>
      ) : (
        <View className="line__row">
          <Tap kind="quiet" label={`${name}缺货时${wishNames[wish]}，改`} onClick={() => onWish(line)}>
            {`缺货时${wishNames[wish]} ▾`}
          </Tap>
          <Quantity line={line} good={good} held={held} care={care} onTake={onTake} />
        </View>
      )}
    </View>
  );
});

type QuantityProps = Pick<ListLineProps, 'line' | 'good' | 'held' | 'care' | 'onTake'>;

function Quantity({ line, good, held, care, onTake }: QuantityProps): ReactNode {
  const most = good ? mostOf(good, held) : line.quantity;
  return (
    <Stepper
      name={line.name}
      quantity={line.quantity}
      most={most}
      care={care}
      onChange={(quantity) => onTake(good ?? line, quantity)}
      onMost={() => say(good ? beyondWords(good, most) : `${line.name} 现在不能再加`)}
    />
  );
}

function Lost({ words, onTakeOff }: { words: string; onTakeOff: () => void }): ReactNode {
  return (
    <View className="line__row">
      <Text className="small small--harm">{words}</Text>
      <Tap kind="quiet" onClick={onTakeOff}>
        拿掉
      </Tap>
    </View>
  );
}
