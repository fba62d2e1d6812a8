import { useState, type ReactNode } from 'react';
import type { LoadGroupView } from '@cailan/shared-types';
import { SignOffTap } from '../../../gate/sign-off-tap';
import { renew } from '../../../api/query-client';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Card, Even, Row } from '../../../ui/layout';
import { Note, Small, Strong, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import type { Visit } from '../../visits';
import { buildingWords, sayGoods } from '../../words';
import { HandoffWork } from './handoff-work';

interface BuildingsProps {
  visit: Visit;
  onPass: (loadId: string) => void;
}

/** The load's buildings at this point; one at a time is open, at first the one that was begun. */
export function Buildings({ visit, onPass }: BuildingsProps): ReactNode {
  const { groups } = visit.stop;
  const begun = groups.find(({ status, gateHandoffId }) => status === 'dispatched' && gateHandoffId !== null);
  const [only] = groups.length === 1 ? groups : [];
  const [open, setOpen] = useState((begun ?? only)?.groupOrderId);
  return (
    <>
      {groups.map((group) => (
        <Building
          key={group.groupOrderId}
          visit={visit}
          group={group}
          open={open === group.groupOrderId}
          onOpen={(on) => setOpen(on ? group.groupOrderId : undefined)}
          onPass={onPass}
        />
      ))}
    </>
  );
}

interface BuildingProps extends BuildingsProps {
  group: LoadGroupView;
  open: boolean;
  onOpen: (on: boolean) => void;
}

function Building({ visit, group, open, onOpen, onPass }: BuildingProps): ReactNode {
  const { load, stop } = visit;
  const [clientKey] = useState(newClientKey);
  const begin = useWrite('POST /loads/:id/gate-handoffs', { onDone: () => onOpen(true) });
  const start = async () => {
    const body = { clientKey, groupOrderId: group.groupOrderId };
    await begin.send({ params: { id: load.id }, body });
    renew(['GET /loads', 'GET /loads/:id']);
  };
  const arrived = stop.arrivedAt !== null;
  const { words, tone } = buildingWords(group, arrived);
  const waits = arrived && group.status === 'dispatched' && group.gateHandoffId === null;
  return (
    <>
      <Card due={waits}>
        <Row apart>
          <Strong>{group.name}</Strong>
          <Tag tone={tone}>{words}</Tag>
        </Row>
        <Small>{sayGoods(group)}</Small>
        {waits ? (
          <Even>
            <Tap kind="now" label={`开始交接 ${group.name}`} busy={begin.busy} onClick={() => void start()}>
              开始交接
            </Tap>
          </Even>
        ) : null}
        {group.gateHandoffId !== null ? (
          <Even>
            <Tap
              kind="line"
              label={`${open ? '收起交接单' : sayOpen(group)}：${group.name} 交接单`}
              pressed={open}
              onClick={() => onOpen(!open)}
            >
              {open ? '收起交接单' : sayOpen(group)}
            </Tap>
            <SignOffTap groupOrderId={group.groupOrderId} name={group.name} />
          </Even>
        ) : null}
        {begin.failure ? <Note tone="harm">{begin.failure}</Note> : null}
      </Card>
      {open && group.gateHandoffId !== null ? (
        <HandoffWork handoffId={group.gateHandoffId} onPass={onPass} />
      ) : null}
    </>
  );
}

const sayOpen = ({ status }: LoadGroupView): string => (status === 'dispatched' ? '接着交接' : '看交接单');
