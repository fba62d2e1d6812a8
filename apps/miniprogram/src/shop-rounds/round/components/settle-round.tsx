import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import {
  type GroupOrderView,
  motionOf,
  refusalText,
  type RoundDetailView,
  settleRefusal,
  type WindowProgressView,
} from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { pages } from '../../../pages';
import { open } from '../../../ui/open';
import { Card } from '../../../ui/layout';
import { Heading, Note, Small } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { ROUND_READS } from '../changed-reads';
import { settleObstacles } from '../settling';

interface SettleRoundProps {
  round: RoundDetailView;
  groups: readonly GroupOrderView[];
  progress: WindowProgressView | undefined;
}

/** 结算: final amounts by what arrived. What still stands in the way is said beforehand. */
export function SettleRound({ round, groups, progress }: SettleRoundProps): ReactNode {
  const settle = useWrite('POST /rounds/:id/settle', {
    renews: ROUND_READS,
    onDone: () => {
      say('已结算');
      open(pages.supermarket.statement, { roundId: round.id });
    },
  });
  const ask = async () => {
    const words = '按实际送到的数量和重量定下每户金额，算出应退的钱。结算后不能再改。';
    if (await agreed('现在结算？', words, '结算')) await settle.send({ params: { id: round.id } });
  };
  const obstacles = settleObstacles(groups, progress);
  // As far as the page sees: the service looks at every bag of the round once more.
  const refusal = settleRefusal(round.status, motionOf(groups.map(({ status }) => status)));
  return (
    <Card>
      <Heading>结算</Heading>
      {obstacles.length > 0 ? (
        <>
          <Small>还差这些（袋子按本时段合计）：</Small>
          {obstacles.map((obstacle) => (
            <View key={obstacle}>{`· ${obstacle}`}</View>
          ))}
        </>
      ) : (
        <Small>每栋都交完、每袋都有了结果，就能结算。</Small>
      )}
      <Tap why={refusal && refusalText(refusal)} busy={settle.busy} onClick={ask}>
        现在结算
      </Tap>
      {settle.failure ? <Note tone="harm">{settle.failure}</Note> : null}
    </Card>
  );
}
