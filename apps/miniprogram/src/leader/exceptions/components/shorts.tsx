import type { ReactNode } from 'react';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../../ui/text';
import { Line, Lines } from '../../line';
import { LongList } from '../../../ui/long-list';
import { sayShort, type OrderedLine } from '../waiting';

/** What came short or was substituted. */
export function Shorts({ shorts }: { shorts: readonly OrderedLine[] }): ReactNode {
  if (shorts.length === 0) return null;
  return (
    <Card>
      <Row apart>
        <Heading>缺货和替换</Heading>
        <Tag tone="mute">{shorts.length} 样</Tag>
      </Row>
      <Lines>
        <LongList items={shorts} unit="条">
          {(part) =>
            part.map(({ order, line }) => (
              <Line key={line.id} side={<Strong>{order.door}</Strong>}>
                <Strong>{line.name}</Strong>
                <Small>{sayShort(line)}</Small>
                <Small>{order.supermarketName}</Small>
              </Line>
            ))
          }
        </LongList>
      </Lines>
    </Card>
  );
}
