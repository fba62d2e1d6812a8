import { useState, type ReactNode } from 'react';
import type { BindingView, Route } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { useRead, type Read } from '../api/use-read';
import { useWrite } from '../api/use-write';
import { sayInstant } from '../time';
import { dial } from '../ui/call';
import { Card, Even, Row } from '../ui/layout';
import { Heading, Line, Note } from '../ui/text';
import { say } from '../ui/say';
import { Sheet } from '../ui/sheet';
import { Tap } from '../ui/tap';
import { TextField } from '../ui/text-field';

const POLL_MS = 30_000;
/** Of the page that is opened to let someone in who may well stand beside. */
export const WAITING_POLL_MS = 5_000;
const CHANGED: readonly Route[] = ['GET /bindings', 'GET /households/:id/members', 'GET /households/:id'];
const REASON_MOST = 50;

/** Who asks to belong to a household that I may answer for. */
export function useApplications(poll = POLL_MS): Read<BindingView[]> {
  return useRead('GET /bindings', { query: { status: 'pending' } }, { poll });
}

/** One who asks to belong to a household: who it is, whom to call, yes or no. */
export function Application({ of }: { of: BindingView }): ReactNode {
  const [declining, setDeclining] = useState(false);
  const { id, applicantName, applicantPhone, communityName, placeName, door, hasMembers, createdAt } = of;
  const answer = useWrite('POST /bindings/:id/answer', {
    renews: CHANGED,
    onDone: ({ status }) => say(status === 'approved' ? '已批准' : '已回复'),
  });
  return (
    <Card due>
      <Row apart>
        <Heading>{`${applicantName} · ${door}`}</Heading>
        <Tap kind="quiet" label={`给${applicantName}打电话`} onClick={() => dial(applicantPhone)}>
          打电话
        </Tap>
      </Row>
      <Line>{`${communityName} ${placeName} · ${applicantPhone}`}</Line>
      <Line>{`${sayInstant(createdAt, serviceNow())} 申请${hasMembers ? '，这户已有成员' : '，这户还没有成员'}`}</Line>
      {answer.failure ? <Note tone="harm">{answer.failure}</Note> : null}
      <Even>
        <Tap kind="line" label={`拒绝${applicantName}`} onClick={() => setDeclining(true)}>
          拒绝
        </Tap>
        <Tap
          label={`批准${applicantName}`}
          busy={answer.busy}
          onClick={() => void answer.send({ params: { id }, body: { approve: true } })}
        >
          批准
        </Tap>
      </Even>
      <Decline
        open={declining}
        name={applicantName}
        onClose={() => setDeclining(false)}
        onReason={(reason) => {
          setDeclining(false);
          const body = { approve: false, ...(reason && { reason }) };
          void answer.send({ params: { id }, body });
        }}
      />
    </Card>
  );
}

interface DeclineProps {
  open: boolean;
  name: string;
  onClose: () => void;
  onReason: (reason: string) => void;
}

function Decline({ open, name, onClose, onReason }: DeclineProps): ReactNode {
  const [reason, setReason] = useState('');
  const footer = (
    <Tap kind="harm" onClick={() => onReason(reason.trim())}>
      确定拒绝
    </Tap>
  );
  return (
    <Sheet open={open} title={`拒绝${name}`} onClose={onClose} footer={footer}>
      <TextField
        label="为什么（对方看得到）"
        placeholder="比如：门牌不对，请核对后再申请"
        value={reason}
        onChange={setReason}
        most={REASON_MOST}
        long
      />
    </Sheet>
  );
}
