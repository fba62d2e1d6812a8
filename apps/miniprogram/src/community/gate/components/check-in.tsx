import { useState, type ReactNode } from 'react';
import {
  arrivalRefusal,
  clockOf,
  refusalText,
  type LoadView,
  type Route,
  stopUse,
} from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { renew } from '../../../api/query-client';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Card, Even } from '../../../ui/layout';
import { Heading, Note, Small } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import type { Visit } from '../../visits';

const CHANGED: readonly Route[] = ['GET /loads', 'GET /loads/:id'];

/** The check-in that gives a vehicle its number in the queue; outside the window it is refused, or let in with a reason. */
export function CheckIn({ visit }: { visit: Visit }): ReactNode {
  const { load, stop } = visit;
  const [clientKey] = useState(newClientKey);
  const arrive = useWrite('POST /loads/:id/arrivals', {
    onDone: ({ queueNumber }) => say(`已登记，排队 ${queueNumber} 号`),
  });
  const checkIn = async (permitReason: string) => {
    const reason = permitReason === '' ? {} : { permitReason };
    const body = { clientKey, dropPointId: stop.dropPointId, ...reason };
    await arrive.send({ params: { id: load.id }, body });
    // A refusal too leaves something on record, and may mean that what is shown was old.
    renew(CHANGED);
  };
  const now = serviceNow().toISOString();
  const refusal = arrivalRefusal(
    {
      loadStatus: load.status,
      use: stopUse({ ...stop, groups: stop.groups.length }),
      window: load.hours,
      permitReason: '',
      conduct: load.conduct,
      stored: storedElsewhere(load, stop),
    },
    now,
  );
  if (refusal?.code === 'load_ended') return <Note>{refusalText(refusal)}</Note>;
  const refused = arrive.problem?.code === 'outside_window';
  if (refusal?.code === 'outside_window' || refused)
    return <OutsideWindow load={load} refused={refused} arrive={arrive} checkIn={checkIn} />;
  return (
    <Card due={!refusal}>
      <Heading>车到了吗？</Heading>
      <Small>看清车牌和配送员再登记。登记的时间就是到点时间，排队等着不算晚。</Small>
      {load.vehicleRegistered ? null : (
        <Note tone="now">{`${load.vehiclePlate} 不在这家商超登记的车辆里，请核对后再登记。`}</Note>
      )}
      <Even>
        <Tap
          kind="now"
          big
          busy={arrive.busy}
          why={load.status === 'loading' ? '还在商超装车，发车以后才能登记' : refusal && refusalText(refusal)}
          onClick={() => void checkIn('')}
        >
          登记到点
        </Tap>
      </Even>
      {arrive.failure ? <Note tone="harm">{arrive.failure}</Note> : null}
    </Card>
  );
}

interface OutsideWindowProps {
  load: LoadView;
  /** The service has put the refusal on record. */
  refused: boolean;
  arrive: { busy: boolean; failure: string | undefined };
  checkIn: (permitReason: string) => Promise<void>;
}

function OutsideWindow({ load, refused, arrive, checkIn }: OutsideWindowProps): ReactNode {
  const [reason, setReason] = useState('');
  const { hours, conduct } = load;
  const span = `${clockOf(hours.startAt)}–${clockOf(hours.endAt)}`;
  const permitted = conduct.permit === 'with_reason';
  const turnAway = async () => {
    if (await agreed('拒收这辆车？', '货拉回商超，这次会记录并报给区里。', '拒收')) await checkIn('');
  };
  return (
    <Card due>
      <Heading>{`现在 ${clockOf(serviceNow())}，不在 ${span} 的配送时段里`}</Heading>
      {refused ? (
        <Note tone="harm">
          已拒收并记录。区里已收到通知，由区里决定是否暂停这家商超的保供资格。请告诉配送员把货拉回商超。
        </Note>
      ) : (
        <Small>
          {permitted
            ? '拒收：货拉回商超。放行：写明原因，登记后照常交接。两样都会记一次时段外配送，报给区里，由区里决定是否暂停这家商超的保供资格。'
            : `方案规定：${conduct.outsideText}。只能拒收，货拉回商超；会记一次时段外配送，报给区里。`}
        </Small>
      )}
      {permitted ? (
        <TextField
          label="放行的原因"
          value={reason}
          onChange={setReason}
          long
          placeholder="如 下雪堵车，已提前电话说明"
        />
      ) : null}
      <Even>
        {refused ? null : (
          <Tap kind="harm" busy={arrive.busy} onClick={() => void turnAway()}>
            拒收
          </Tap>
        )}
        {permitted ? (
          <Tap
            kind="now"
            busy={arrive.busy}
            disabled={reason.trim() === ''}
            onClick={() => void checkIn(reason.trim())}
          >
            放行并登记
          </Tap>
        ) : null}
      </Even>
      {permitted && reason.trim() === '' ? <Small tone="now">放行要先写原因</Small> : null}
      {arrive.failure && !refused ? <Note tone="harm">{arrive.failure}</Note> : null}
    </Card>
  );
}

/** Bags of the load that another point still holds. */
function storedElsewhere({ stops }: Visit['load'], { dropPointId }: Visit['stop']): number {
  return stops.reduce((sum, other) => sum + (other.dropPointId === dropPointId ? 0 : other.stored), 0);
}
