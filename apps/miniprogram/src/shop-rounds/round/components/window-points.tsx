import type { ReactNode } from 'react';
import { useRead } from '../../../api/use-read';
import { Bars } from '../../../ui/chart';
import { Card } from '../../../ui/layout';
import { Heading, Small } from '../../../ui/text';

/** How full each drop point of the window is, over all suppliers. */
export function WindowPoints({ windowId }: { windowId: string }): ReactNode {
  const windows = useRead('GET /windows');
  const points =
    windows.data?.find(({ id }) => id === windowId)?.points.filter(({ taken }) => taken > 0) ?? [];
  if (points.length === 0) return null;
  return (
    <Card>
      <Heading>交货点的户数</Heading>
      <Small>所有商超合计 / 能接多少户</Small>
      <Bars
        label="各交货点已约户数"
        most={Math.max(...points.map(({ capacity }) => capacity))}
        bars={points.map(({ name, taken, capacity }) => ({
          name,
          value: taken,
          words: `${taken} / ${capacity}`,
          tone: taken >= capacity ? 'now' : 'good',
        }))}
      />
    </Card>
  );
}
