import type { ReactNode } from 'react';
import { rosterRowNames, type RosterRowView } from '@cailan/shared-types';
import { DeskTable, type Column } from '../../../ui/desk-table';
import { Card, Row } from '../../../ui/layout';
import { Line, Small, Strong, Tag } from '../../../ui/text';
import { useWide } from '../../../ui/use-wide';
import { rowTones } from '../../words';

const placeOf = ({ sheet, line }: RosterRowView): string => `${sheet && `${sheet} `}第 ${line} 行`;
const saidOf = ({ remark, faults }: RosterRowView): string =>
  [remark, ...faults.map(({ text }) => text)].filter(Boolean).join('；');

const columns: readonly Column<RosterRowView>[] = [
  { name: '文件里', cell: placeOf },
  { name: '门牌', cell: ({ address }) => address },
  { name: '户主', cell: ({ name }) => name },
  { name: '电话', cell: ({ phone }) => phone },
  { name: '说明', cell: saidOf },
];

/** Rows of one state: a table at a desk, cards on a phone. */
export function Rows({ of }: { of: readonly RosterRowView[] }): ReactNode {
  const wide = useWide();
  if (wide) return <DeskTable label="名册的行" columns={columns} rows={of} keyOf={({ id }) => id} />;
  return of.map((row) => (
    <Card key={row.id}>
      <Row apart>
        <Strong>{row.address}</Strong>
        <Tag tone={rowTones[row.state]}>{rosterRowNames[row.state]}</Tag>
      </Row>
      <Line>{[row.name, row.phone].filter(Boolean).join(' ') || '空户'}</Line>
      {saidOf(row) ? (
        <Small {...(row.state === 'unreadable' && { tone: 'harm' as const })}>{saidOf(row)}</Small>
      ) : null}
      <Small>{placeOf(row)}</Small>
    </Card>
  ));
}
