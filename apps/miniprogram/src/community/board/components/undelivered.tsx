import type { ReactNode } from 'react';
import { useRead } from '../../../api/use-read';
import { pages } from '../../../pages';
import { turnTo } from '../../../ui/open';
import { Card, Row } from '../../../ui/layout';
import { Small, Strong, Tag } from '../../../ui/text';
import { sortUnserved } from '../../unserved';

const POLL_MS = 60_000;

/** Households whose goods came to grief, with the way to settle it. Quiet while there are none: the gate's work goes on. */
export function Undelivered({ windowId }: { windowId: string }): ReactNode {
  const { data } = useRead('GET /windows/:id/unserved', { params: { id: windowId } }, { poll: POLL_MS });
  const open = data ? sortUnserved(data).open : [];
  if (open.length === 0) return null;
  const doors = open.slice(0, 3).map(({ door }) => door);
  return (
    <Card label={`没送到的 ${open.length} 户，去处理`} onClick={() => turnTo(pages.community.exceptions)}>
      <Row apart>
        <Strong>{`没送到的 ${open.length} 户`}</Strong>
        <Tag tone="now">要处理 ›</Tag>
      </Row>
      <Small>{open.length > doors.length ? `${doors.join('、')} 等` : doors.join('、')}</Small>
    </Card>
  );
}
