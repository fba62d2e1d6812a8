import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { laneNames, type PackHouseholdView } from '@cailan/shared-types';
import { Card } from '../../../ui/layout';
import { Small, Tag } from '../../../ui/text';
import { PrintLabels, type PrintLabelsProps } from '../../print-labels';
import { PackLineWords } from './pack-lines';
import { Who } from './present-household';

interface PackedHouseholdProps {
  household: PackHouseholdView;
  /** Prints this household's labels. */
  labels: Omit<PrintLabelsProps, 'children'>;
}

/** A household that is closed: its bags, each with its number, and their labels. */
export function PackedHousehold({ household, labels }: PackedHouseholdProps): ReactNode {
  const { bags, lines } = household;
  return (
    <Card>
      <Who household={household} />
      {bags.length === 0 ? <Small>没有货可装，没有袋子。</Small> : null}
      <View className="pack__numbers">
        {bags.map(({ id, number, of, lane, code }) => (
          <View className="pack__number" key={id}>
            <Tag tone="good">{`第 ${number} / ${of} 袋`}</Tag>
            <Small>{`${laneNames[lane]} · ${code}`}</Small>
          </View>
        ))}
      </View>
      {bags.length > 0 ? (
        <PrintLabels {...labels} kind="main">
          打印这一户的标签
        </PrintLabels>
      ) : null}
      {lines.map((line) => (
        <View className="pack__line" key={line.lineId}>
          <PackLineWords line={line} />
        </View>
      ))}
    </Card>
  );
}
