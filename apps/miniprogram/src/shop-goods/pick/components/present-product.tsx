import { useState, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { massWords, type OfferView, type PickLineView, type PickListView } from '@cailan/shared-types';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { seenOf, shelfWords, splitWords, type Picked } from '../pick-lines';
import { PickState } from './pick-state';
import { ShortSheet } from './short-sheet';
import { SubstituteSheet } from './substitute-sheet';

interface PresentProductProps {
  line: PickLineView;
  list: PickListView;
  offers: readonly OfferView[];
  waiting: boolean;
  /** The wave's picking is finished: nothing can be changed any more. */
  finished: boolean;
  onPick: (pick: Picked) => void;
}

/** The product that the picker stands before: where it lies, how many to take, and what was found. */
export function PresentProduct(props: PresentProductProps): ReactNode {
  const { line, list, offers, waiting, finished } = props;
  const place = list.lines.findIndex(({ offerId }) => offerId === line.offerId) + 1;
  const mass = massWords(line.quantity, line.massGrams);
  return (
    <Card due={!finished && line.pickedQuantity === null}>
      <Row apart>
        <Text className="pick__shelf">{shelfWords(line)}</Text>
        <Small>{`第 ${place} / ${list.lines.length} 样`}</Small>
      </Row>
      <Heading>{`${line.name} ${line.spec}`}</Heading>
      <View className="pick__figures">
        <View className="pick__sum" ariaLabel={`要拣 ${line.quantity} ${line.unit}`}>
          <Text className="pick__count">{String(line.quantity)}</Text>
          <Text className="pick__unit">{line.unit}</Text>
        </View>
        <View className="pick__split">
          {splitWords(line, list).map(({ name, quantity }) => (
            <View className="pick__share" key={name}>
              <Text>{name}</Text>
              <Text className="pick__share-count">{String(quantity)}</Text>
            </View>
          ))}
        </View>
      </View>
      <Row>
        {line.byWeight ? <Tag tone="now">称重，分装时按户称</Tag> : null}
        {mass ? <Small>{mass}</Small> : null}
      </Row>
      <PickState line={line} offers={offers} waiting={waiting} />
      {finished ? null : <Findings {...props} />}
    </Card>
  );
}

/** 拣齐 at one tap, 短缺 and 替换 at two. */
function Findings({ line, offers, onPick }: PresentProductProps): ReactNode {
  // While a sheet covers the product nobody sees what a colleague records behind it.
  const [open, setOpen] = useState<{ sheet: 'short' | 'substitute'; seen: string | null }>();
  const close = () => setOpen(undefined);
  const show = (sheet: 'short' | 'substitute') => setOpen({ sheet, seen: seenOf(line) });
  const found = (pick: Picked) => {
    close();
    onPick({ ...pick, ...(open && { seen: open.seen }) });
  };
  return (
    <View className="pick__ways">
      <Tap big onClick={() => found({ offerId: line.offerId, pickedQuantity: line.quantity })}>
        拣齐
      </Tap>
      <Tap big kind="line" onClick={() => show('short')}>
        短缺
      </Tap>
      <Tap big kind="line" onClick={() => show('substitute')}>
        替换
      </Tap>
      {open?.sheet === 'short' ? (
        <ShortSheet line={line} offers={offers} onPick={found} onClose={close} />
      ) : null}
      {open?.sheet === 'substitute' ? (
        <SubstituteSheet line={line} offers={offers} onPick={found} onClose={close} />
      ) : null}
    </View>
  );
}
