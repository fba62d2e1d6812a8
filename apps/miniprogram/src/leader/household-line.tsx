import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { NeighbourView } from '@cailan/shared-types';
import { pages } from '../pages';
import { open } from '../ui/open';
import { Money } from '../ui/figures';
import { pressable, Row } from '../ui/layout';
import { Small, Strong, Tag } from '../ui/text';
import { Tap } from '../ui/tap';
import { CallTap } from './call-tap';
import { Line } from './line';

/** A household with what its leader can do for it: see its members, call, and order in its name while lists are taken. */
export function HouseholdLine({
  household,
  windowId,
  takesLists,
}: {
  household: NeighbourView;
  windowId: string;
  takesLists: boolean;
}): ReactNode {
  const { householdId, door, recipient, priority, ordered, amountFen, bagsBack } = household;
  const who = `${door} ${recipient}`;
  const order = () => open(ordered ? pages.list.review : pages.list.shop, { windowId, householdId });
  const members = () => open(pages.account.members, { householdId, name: who });
  const side = (
    <>
      {ordered ? <Money fen={amountFen} /> : null}
      <CallTap contact={household} />
      {takesLists ? (
        <Tap kind="line" label={`${ordered ? '改单' : '帮下单'} ${who}`} onClick={order}>
          {ordered ? '改单' : '帮下单'}
        </Tap>
      ) : null}
    </>
  );
  return (
    <Line side={side}>
      <View className="lines__open" onClick={members} {...pressable(`${who} 的家里人`)}>
        <Row>
          <Strong>{door}</Strong>
          {priority ? <Tag tone="now">优先户</Tag> : null}
        </Row>
        <Small>{`${recipient} ›`}</Small>
        {bagsBack > 0 ? (
          <View>
            <Small tone="harm">{`${bagsBack} 袋退回或报损，钱按送到的算`}</Small>
          </View>
        ) : null}
      </View>
    </Line>
  );
}
