import { useRef, useState, type ReactNode } from 'react';
import { replanRefusal, type LoadView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Even } from '../../../ui/layout';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';

type Change = 'dissolve' | 'returned' | 'lost';

const WORDS: Record<Change, { tap: string; what: string; done: string }> = {
  dissolve: {
    tap: '撤销这一车',
    what: '车牌或配送员不对，或这车不走了：撤销后，这些楼栋回到待装车，重新排一车。配送员会收到消息。',
    done: '已撤销，请重新排车',
  },
  returned: {
    tap: '货退回来了',
    what: '还没交接的楼栋退回商超，可以在以后的时段再送一次，送不了就在“送不了”里退款。楼栋和住户会收到消息。',
    done: '已登记退回',
  },
  lost: {
    tap: '货丢了',
    what: '还没交接的楼栋全部取消，已付的钱全部退回。不能撤回。',
    done: '已登记丢失，钱会退回',
  },
};

const UNDER_WAY: readonly string[] = ['on_the_way', 'arrived'];

/** What the supermarket may do with a load that is not as it was planned: dissolve it, or say that its goods came back or are lost. */
export function ChangeLoad({ load }: { load: LoadView }): ReactNode {
  const [change, setChange] = useState<Change>();
  const changes: Change[] = replanRefusal(load.status)
    ? UNDER_WAY.includes(load.status)
      ? ['returned', 'lost']
      : []
    : ['dissolve'];
  if (changes.length === 0) return null;
  return (
    <>
      <Even>
        {changes.map((each) => (
          <Tap key={each} kind="quiet" onClick={() => setChange(each)}>
            {WORDS[each].tap}
          </Tap>
        ))}
      </Even>
      {change ? <Reason load={load} change={change} onClose={() => setChange(undefined)} /> : null}
    </>
  );
}

interface ReasonProps {
  load: LoadView;
  change: Change;
  onClose: () => void;
}

function Reason({ load, change, onClose }: ReasonProps): ReactNode {
  const [typed, setTyped] = useState('');
  const clientKey = useRef(newClientKey());
  const { tap, what, done } = WORDS[change];
  const onDone = () => {
    say(done);
    onClose();
  };
  const dissolve = useWrite('POST /loads/:id/dissolve', {
    renews: ['GET /loads', 'GET /group-orders'],
    onDone,
  });
  const end = useWrite('POST /loads/:id/end', { renews: ['GET /loads', 'GET /group-orders'], onDone });
  const params = { id: load.id };
  const reason = typed.trim();
  const send = () =>
    change === 'dissolve'
      ? void dissolve.send({ params, body: { reason } })
      : void end.send({ params, body: { clientKey: clientKey.current, outcome: change, reason } });
  const { busy, failure } = change === 'dissolve' ? dissolve : end;
  return (
    <Sheet
      open
      title={`${load.vehiclePlate} ${tap}`}
      onClose={onClose}
      footer={
        <Tap kind="harm" busy={busy} why={reason ? undefined : '请写明原因'} onClick={send}>
          {tap}
        </Tap>
      }
    >
      <Small>{what}</Small>
      <TextField label="原因" value={typed} onChange={setTyped} most={200} long />
      {failure ? <Note tone="harm">{failure}</Note> : null}
    </Sheet>
  );
}
