import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { GroupOrderView, GroupRollUpView, RoundView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { groupOrderWords } from '../../../words/statuses';
import { ShareTap } from '../../../ui/share-tap';
import { shareFacts, shareText } from '../share-words';

/** The building's order in a few figures, good to be photographed off the screen. No household is named on it. */
export function ShareCard({
  group,
  round,
  rollUp,
}: {
  group: GroupOrderView;
  round: RoundView | undefined;
  rollUp: GroupRollUpView;
}): ReactNode {
  const facts = shareFacts(group, round, rollUp, serviceNow());
  return (
    <View className="share">
      <View className="share__card">
        <Text className="share__brand">菜篮 · {groupOrderWords[group.status].words}</Text>
        <Text className="share__title">{group.deliveryGroupName}</Text>
        <Text className="share__shop">{group.supermarketName}</Text>
        {facts.map(({ name, value }) => (
          <View className="share__fact" key={name}>
            <Text>{name}</Text>
            <Text className="share__value">{value}</Text>
          </View>
        ))}
      </View>
      <ShareTap to="发到群里" text={shareText(group, facts)} />
    </View>
  );
}
