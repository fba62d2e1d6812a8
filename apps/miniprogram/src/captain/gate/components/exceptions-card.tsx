import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { HandoffView } from '@cailan/shared-types';
import { Card, Row, Small, Strong, Tag } from '../../../ui/parts';
import { Tap } from '../../../ui/tap';
import { ExceptionSheet } from '../../../gate/exception-sheet';
import type { GateBag } from '../../../gate/gate-bags';
import { sayException } from '../../../gate/exceptions';
import { isSame, type Finding } from '../../../gate/gate-now';

/** What was not as expected, and the way to record more of it until the receiver signs. */
export function ExceptionsCard({
  handoff,
  bags,
  unsent,
}: {
  handoff: HandoffView;
  bags: readonly GateBag[];
  /** Those of the handoff's exceptions that wait on the phone. */
  unsent: readonly Finding[];
}): ReactNode {
  const [open, setOpen] = useState(false);
  const { exceptions, receiverSignedAt } = handoff;
  const doorOf = (code: string | null) => bags.find((bag) => bag.code === code)?.door;
  return (
    <Card>
      <Row apart>
        <Strong>{exceptions.length > 0 ? `异常 ${exceptions.length} 条` : '没有异常'}</Strong>
        {receiverSignedAt === null ? (
          <Tap kind="quiet" onClick={() => setOpen(true)}>
            记一条异常
          </Tap>
        ) : null}
      </Row>
      {exceptions.map((finding, i) => {
        const { kind, bagCode, note } = finding;
        return (
          <View className="gate__exception" key={`${i} ${kind}`}>
            <Tag tone="harm">{sayException(kind)}</Tag>
            {unsent.some((each) => isSame(each, finding)) ? <Tag tone="now">待传</Tag> : null}
            <Small>{[doorOf(bagCode) ?? bagCode, note].filter(Boolean).join(' · ')}</Small>
          </View>
        );
      })}
      {open ? <ExceptionSheet handoff={handoff} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}
