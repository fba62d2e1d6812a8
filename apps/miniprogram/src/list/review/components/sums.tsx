import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { RoundView } from '@cailan/shared-types';
import { Facts, Money } from '../../../ui/figures';
import { Card } from '../../../ui/layout';
import { Small } from '../../../ui/text';
import { weightWords } from '../../goods';
import type { HouseholdList } from '../../use-household-list';

/** What the list comes to, and how it is paid. */
export function Sums({ list, rounds }: { list: HouseholdList; rounds: readonly RoundView[] }): ReactNode {
  const { lines, amountFen } = list.draft.draft;
  const byId = list.goods.data?.byId;
  if (lines.length === 0 || !byId) return null;
  const mine = rounds.filter(({ id }) => lines.some(({ roundId }) => roundId === id));
  const weighed = lines.some(({ offerId }) => byId.get(offerId)?.saleKind === 'weight');
  const tolerance = Math.max(0, ...mine.map(({ tolerancePercent }) => tolerancePercent));
  const weight = weightWords(lines, byId);
  return (
    <Card>
      <Facts
        facts={[
          { name: '样数', value: `${lines.length} 样` },
          ...(weight ? [{ name: '重量', value: weight }] : []),
          { name: '合计', value: <Money fen={amountFen} big /> },
        ]}
      />
      {weighed ? (
        <View className="review__words">
          <Small>{`称重的菜先按多 ${tolerance}% 算，称完按实际重量收，多算的退给您，不会让您补钱。`}</Small>
        </View>
      ) : null}
      <View className="review__words">
        <Small>{`${payWords(mine)}运费已经含在价格里，没有别的费用。`}</Small>
      </View>
    </Card>
  );
}

function payWords(rounds: readonly RoundView[]): string {
  const first = rounds.some(({ duesMode }) => duesMode === 'before_confirm');
  return first ? '钱在截单前交给网格员。' : '菜送到以后，把钱交给网格员。';
}
