import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { REFUSALS, type LoadGroupView, type LoadView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { pages } from '../../../pages';
import { open } from '../../../ui/open';
import { groupOrderWords } from '../../../words/statuses';
import { Row } from '../../../ui/layout';
import { Note, Strong, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';

interface GroupAtGateProps {
  load: LoadView;
  group: LoadGroupView;
  /** The vehicle has checked in at the group's gate. */
  arrived: boolean;
}

/** A building's goods on a vehicle, and the way into its handoff. */
export function GroupAtGate({ load, group, arrived }: GroupAtGateProps): ReactNode {
  const { groupOrderId, name, status, bags, crates, gateHandoffId } = group;
  const [clientKey] = useState(newClientKey);
  const open = useWrite('POST /loads/:id/gate-handoffs', {
    renews: ['GET /loads'],
    onDone: ({ id }) => goToGate(id, groupOrderId),
  });
  const { words, tone } = groupOrderWords[status];
  const over = status === 'handed_over' || status === 'completed';
  const going = status === 'dispatched';
  return (
    <View className="coming__group">
      <Row apart>
        <Row>
          <Strong>{name}</Strong>
          {over ? <Tag>双方已签</Tag> : null}
          {over || (arrived && going) ? null : <Tag tone={tone}>{words}</Tag>}
        </Row>
        <Strong>{`${bags} 袋 · ${crates} 箱`}</Strong>
      </Row>
      {gateHandoffId ? (
        <Tap kind={going ? 'now' : 'line'} onClick={() => goToGate(gateHandoffId, groupOrderId)}>
          {going ? '接着点收' : '看交接单'}
        </Tap>
      ) : going ? (
        <Tap
          kind="now"
          why={arrived ? undefined : REFUSALS.not_arrived.text}
          busy={open.busy}
          onClick={() => void open.send({ params: { id: load.id }, body: { clientKey, groupOrderId } })}
        >
          开始点收
        </Tap>
      ) : null}
      {open.failure ? <Note tone="harm">{open.failure}</Note> : null}
    </View>
  );
}

function goToGate(handoffId: string, groupOrderId: string): void {
  open(pages.captain.gate, { handoffId, groupOrderId });
}
