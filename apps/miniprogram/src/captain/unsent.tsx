import type { ReactNode } from 'react';
import { useOutbox } from '../offline/outbox';
import { Card, Note, Row, Small, Strong } from '../ui/parts';
import { Tap } from '../ui/tap';

/** What was done on this phone and is not at the service yet, and what the service did not take. */
export function Unsent(): ReactNode {
  const outbox = useOutbox();
  const { waiting, refused, sending } = outbox;
  return (
    <>
      {waiting.length > 0 ? (
        <Note tone="now">
          <Row apart>
            <Strong>{unsentWords(waiting.length, sending)}</Strong>
            <Tap kind="quiet" busy={sending} onClick={() => outbox.flush()}>
              现在传
            </Tap>
          </Row>
          <Small>已经记在手机上，有网就自动传，可以接着干。</Small>
        </Note>
      ) : null}
      {refused.map(({ id, label, sentence }) => (
        <Card key={id}>
          <Row apart>
            <Strong>{`没记上：${label}`}</Strong>
            <Tap kind="quiet" label={`知道了：${label}`} onClick={() => outbox.dismiss(id)}>
              知道了
            </Tap>
          </Row>
          <Small tone="harm">{sentence}</Small>
        </Card>
      ))}
    </>
  );
}

function unsentWords(count: number, sending: boolean): string {
  return sending ? `正在传 · 还有 ${count} 条` : `离线 · ${count} 条待传`;
}
