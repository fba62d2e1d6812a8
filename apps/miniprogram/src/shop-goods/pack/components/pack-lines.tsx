import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { laneNames, type PackHouseholdView } from '@cailan/shared-types';
import { Row } from '../../../ui/layout';
import { Small, Strong, Tag } from '../../../ui/text';
import { TextField } from '../../../ui/text-field';
import { gramsIn, isAsked, weighedLines, type TypedWeights } from '../packing';

type PackLine = PackHouseholdView['lines'][number];

interface PackLinesProps {
  household: PackHouseholdView;
  typed: TypedWeights;
  /** The cursor begins in the first field. */
  focus: boolean;
  onType: (lineId: string, text: string) => void;
  onEnter: () => void;
}

/** What goes into the household's bags; lines by weight have a field for what the scale says. */
export function PackLines({ household, typed, focus, onType, onEnter }: PackLinesProps): ReactNode {
  const [first] = weighedLines(household);
  return household.lines.map((line) => (
    <View className="pack__line" key={line.lineId}>
      <PackLineWords line={line} />
      {line.byWeight && line.quantity > 0 ? (
        <TextField
          label={`${line.name} 称了多少克${line.bundleName ? `（${line.bundleName}）` : ''}`}
          kind="decimal"
          placeholder="克；带小数点按公斤算"
          value={typed[line.lineId] ?? ''}
          onChange={(text) => onType(line.lineId, text)}
          onEnter={onEnter}
          most={12}
          focus={focus && line === first}
          fault={faultOf(typed[line.lineId])}
        />
      ) : null}
    </View>
  ));
}

const faultOf = (typed: string | undefined): string | undefined =>
  typed && gramsIn(typed) === undefined ? '看不懂这个重量，请写成 1025 或 1.025' : undefined;

/** A line in words: how many of what, in which bag, what is missing and what came instead. */
export function PackLineWords({ line }: { line: PackLine }): ReactNode {
  const { name, spec, bundleName, lane, quantity, packedGrams } = line;
  const { shortQuantity, substituteName, substitutedQuantity } = line;
  return (
    <>
      <View className={`pack__goods ${quantity === 0 ? 'pack__goods--gone' : ''}`}>
        <Strong>{`${name} ${spec}`}</Strong>
        <Text className="pack__units">{packedGrams === null ? `×${quantity}` : `${packedGrams} g`}</Text>
      </View>
      {bundleName ? <Small>{`套餐：${bundleName}`}</Small> : null}
      <Row>
        {lane === 'ambient' ? null : <Tag tone="mute">{laneNames[lane]}</Tag>}
        {substitutedQuantity > 0 ? (
          <Tag tone="now">{`换 ${substituteName ?? '同类'} ×${substitutedQuantity}`}</Tag>
        ) : null}
        {shortQuantity > 0 ? <Small tone="now">{`缺 ${shortQuantity}，不装`}</Small> : null}
        {isAsked(line) ? <Small>{`在问住户要不要换${substituteName}；装好时还没答复就退款`}</Small> : null}
      </Row>
    </>
  );
}
