import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { NeighbourView } from '@cailan/shared-types';
import { Money, pressable, Row, Small, Strong, Tag } from '../ui/parts';
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
  const { householdId, door, recipient, priority, ordered, amountFen } = household;
  const who = `${door} ${recipient}`;
  const page = ordered ? '/list/review/index' : '/list/shop/index';
  const order = () =>
    void Taro.navigateTo({ url: `${page}?windowId=${windowId}&householdId=${householdId}` });
  const members = () =>
    void Taro.navigateTo({
      url: `/account/members/index?householdId=${householdId}&name=${encodeURIComponent(who)}`,
    });
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
      </View>
    </Line>
  );
}
