import { useRef, useState, type ReactNode } from 'react';
import { hasOneHolder, type AppointmentView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { useSession } from '../../../session/use-session';
import { Card, Even, Row } from '../../../ui/layout';
import { Heading, Line, Note, Tag } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { givesCode, postOf, termOf } from '../../posts';
import { PostCode } from './post-code';

/** One post: who has it, since when and why; ended here, and its code shown while nobody took it. */
export function PostCard({ of }: { of: AppointmentView }): ReactNode {
  const { id, name, phone, role, signedIn, invented, deputies, deputyOfName, reason, state } = of;
  const by = useSession().role?.role;
  const [ending, setEnding] = useState(false);
  return (
    <Card>
      <Row apart>
        <Heading>{name}</Heading>
        <Tag tone={signedIn ? 'good' : 'now'}>{invented ? '演示人员' : signedIn ? '已登录' : '还没登录'}</Tag>
      </Row>
      <Line>{postOf(of)}</Line>
      <Line>{`${phone ?? '没有手机号'} · ${termOf(of)}${state === 'coming' ? ' · 还没到任期' : ''}`}</Line>
      {reason === '' ? null : <Line>{`原因：${reason}`}</Line>}
      {hasOneHolder(role) && deputyOfName === null && deputies === 0 ? (
        <Note tone="now">还没有副手，他不在时没人顶</Note>
      ) : null}
      {ending ? <End id={id} name={name} onClose={() => setEnding(false)} /> : null}
      <Even>
        {signedIn || invented || !givesCode(by, of) ? null : <PostCode grantId={id} name={name} />}
        {ending ? null : (
          <Tap kind="line" label={`结束任期：${name}`} onClick={() => setEnding(true)}>
            结束任期
          </Tap>
        )}
      </Even>
    </Card>
  );
}

function End({ id, name, onClose }: { id: string; name: string; onClose: () => void }): ReactNode {
  const [reason, setReason] = useState('');
  const clientKey = useRef(newClientKey());
  const end = useWrite('POST /appointments/:id/end', {
    renews: ['GET /appointments'],
    onDone: () => {
      say(`${name}的岗位已结束`);
      onClose();
    },
  });
  const send = () => void end.send({ params: { id }, body: { clientKey: clientKey.current, reason } });
  return (
    <>
      <TextField label="为什么结束" value={reason} onChange={setReason} long />
      <Note tone="now">{`${name}马上不能再做这个岗位的事，已登录的手机也会退出。`}</Note>
      {end.failure ? <Note tone="harm">{end.failure}</Note> : null}
      <Even>
        <Tap busy={end.busy} disabled={reason.trim() === ''} onClick={send}>
          结束任期
        </Tap>
        <Tap kind="line" onClick={onClose}>
          不结束
        </Tap>
      </Even>
    </>
  );
}
