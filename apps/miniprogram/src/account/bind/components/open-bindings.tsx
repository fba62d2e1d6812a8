import type { ReactNode } from 'react';
import { bindingWords } from '../../../words/statuses';
import { useRead } from '../../../api/use-read';
import { pages } from '../../../pages';
import { open } from '../../../ui/open';
import { Card, Row } from '../../../ui/layout';
import { Line, Strong, Tag } from '../../../ui/text';

/** What I asked for and is not answered yet; the way to 我的申请. */
export function OpenBindings(): ReactNode {
  const waiting = (useRead('GET /me/bindings').data ?? []).filter(({ status }) => status === 'pending');
  const shown = waiting.map(({ id, status, placeName, door }) => {
    const { words, tone } = bindingWords[status];
    return (
      <Card key={id} due label={`${placeName} ${door}，${words}`} onClick={() => open(pages.account.waiting)}>
        <Row apart>
          <Strong>{`${placeName} ${door}`}</Strong>
          <Tag tone={tone}>{words}</Tag>
        </Row>
        <Line>看进展 ›</Line>
      </Card>
    );
  });
  return <>{shown}</>;
}
