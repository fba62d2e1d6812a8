import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { type HandoffView, refusalText, type Route, signRefusal } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { renew } from '../api/query-client';
import { useWrite } from '../api/use-write';
import { useSession } from '../session/use-session';
import { Facts } from '../ui/figures';
import { Card } from '../ui/layout';
import { Note } from '../ui/text';
import { PhotoField } from '../ui/photo-field';
import { agreed } from '../ui/say';
import { Tap } from '../ui/tap';
import { saySide } from './say-side';
import './sign-card.scss';
import type { Gate } from './use-gate';
import { receivedWords } from './received-words';

interface SignCardProps {
  handoff: HandoffView;
  gate: Gate;
  /** For whoever signs because no captain has come: they are told so, and may add a picture. */
  inPlaceOfCaptain?: boolean;
}

/** What a signature at the gate changes, on any screen. */
const CHANGED: readonly Route[] = [
  'GET /handoffs/:id',
  'GET /loads',
  'GET /loads/:id',
  'GET /group-orders',
  'GET /windows/:id/floor',
  'GET /windows/:id/progress',
  'GET /windows/:id/unserved',
  'GET /windows/:id/exceptions',
];

/** Both signatures, and mine as the receiver. */
export function SignCard({ handoff, gate, inPlaceOfCaptain }: SignCardProps): ReactNode {
  const { person } = useSession();
  const [fileId, setFileId] = useState<string>();
  const sign = useWrite('POST /handoffs/:id/sign');
  const refusal = signRefusal(handoff, 'receiver', person?.id ?? '');
  const left = gate.bags.filter(({ state }) => state === 'expected').length;
  const send = async () => {
    if (!(await agreed('签收', receivedWords(handoff, left), '签字'))) return;
    const picture = fileId !== undefined && { fileId };
    await sign.send({ params: { id: handoff.id }, body: { side: 'receiver', ...picture } });
    // A repeat after a lost answer is refused, and what is shown was old: it is read anew either way.
    renew(CHANGED);
  };
  const waiting = gate.unsent > 0 ? `还有 ${gate.unsent} 条没传上去，传完再签字` : undefined;
  // A repeat after a lost answer, or somebody else was quicker: it is signed, as the next reading will say.
  const open = gate.open && sign.problem?.code !== 'already_signed';
  return (
    <Card due={open && left === 0}>
      <Sides handoff={handoff} />
      {open ? (
        <>
          {inPlaceOfCaptain ? <InPlaceOfCaptain onPicture={setFileId} /> : null}
          <Tap
            kind={left === 0 ? 'now' : 'line'}
            big
            why={waiting ?? (refusal && refusalText(refusal))}
            busy={sign.busy}
            onClick={() => void send()}
          >
            {inPlaceOfCaptain ? '交接签收' : '签收'}
          </Tap>
          {sign.failure ? <Note tone="harm">{sign.failure}</Note> : null}
        </>
      ) : null}
      {!open && handoff.giverSignedAt === null ? (
        <Note tone="now">接收方已签。等配送员在自己的手机上签字，货才算交完。</Note>
      ) : null}
    </Card>
  );
}

function Sides({ handoff }: { handoff: HandoffView }): ReactNode {
  const { giverName, giverSignedAt, receiverName, receiverSignedAt } = handoff;
  const now = serviceNow();
  return (
    <Facts
      facts={[
        { name: '交出 · 配送员', value: saySide(giverName, giverSignedAt, now) },
        { name: '接收', value: saySide(receiverName, receiverSignedAt, now) },
      ]}
    />
  );
}

function InPlaceOfCaptain({ onPicture }: { onPicture: (fileId: string | undefined) => void }): ReactNode {
  return (
    <>
      <Note>楼栋长在场，由楼栋长在自己的手机上签；没来，由您代签，签了货就归您管。</Note>
      <View className="gate-sign__photo">
        <PhotoField label="拍张交接照片（可不拍）" onPicture={onPicture} />
      </View>
    </>
  );
}
