import { useState, type ReactNode } from 'react';
import { type HandoffView } from '@cailan/shared-types';
import { ExceptionLines } from '../../../gate/exception-lines';
import { ExceptionSheet } from '../../../gate/exception-sheet';
import type { Gate } from '../../../gate/use-gate';
import { Card, Row } from '../../../ui/layout';
import { Strong } from '../../../ui/text';
import { Tap } from '../../../ui/tap';

/** What was not as expected, and the way to record more of it until the receiver signs. */
export function ExceptionsCard({ handoff, gate }: { handoff: HandoffView; gate: Gate }): ReactNode {
  const [open, setOpen] = useState(false);
  const count = handoff.exceptions.length;
  return (
    <Card>
      <Row apart>
        <Strong>{count > 0 ? `异常 ${count} 条` : '没有异常'}</Strong>
        {gate.open ? (
          <Tap kind="quiet" onClick={() => setOpen(true)}>
            记一条异常
          </Tap>
        ) : null}
      </Row>
      <ExceptionLines handoff={handoff} unsent={gate.unsentFindings} />
      {open ? <ExceptionSheet handoff={handoff} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}
