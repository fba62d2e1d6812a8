import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { refusalText, signRefusal, type HandoffView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { renew } from '../../../api/query-client';
import type { Route } from '../../../api/route';
import { useWrite } from '../../../api/use-write';
import { useSession } from '../../../session/use-session';
import { Card, Facts, Note } from '../../../ui/parts';
import { PhotoField } from '../../../ui/photo-field';
import { agreed } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import type { GateBag } from '../../../gate/gate-bags';
import { whatPasses } from '../../../gate/what-passes';
import { saySide } from '../say-side';

interface SignCardProps {
  handoff: HandoffView;
  bags: readonly GateBag[];
  /** Check-offs and exceptions of this handoff that are not at the service yet: signed now, they would be lost. */
  unsent: number;
}

const CHANGED: readonly Route[] = [
  'GET /handoffs/:id',
  'GET /loads',
  'GET /loads/:id',
  'GET /windows/:id/progress',
  'GET /windows/:id/unserved',
  'GET /windows/:id/exceptions',
];

/** Both signatures, and mine as the receiver where no captain has come. */
export function SignCard({ handoff, bags, unsent }: SignCardProps): ReactNode {
  const { person } = useSession();
  const [fileId, setFileId] = useState<string>();
  const sign = useWrite('POST /handoffs/:id/sign');
  const { giverName, giverSignedAt, receiverName, receiverSignedAt } = handoff;
  const refusal = signRefusal(handoff, 'receiver', person?.id ?? '');
  const left = bags.filter(({ state }) => state === 'expected').length;
  const send = async () => {
    if (!(await agreed('签收', whatPasses(handoff, left), '签字'))) return;
    const picture = fileId !== undefined && { fileId };
    await sign.send({ params: { id: handoff.id }, body: { side: 'receiver', ...picture } });
    renew(CHANGED);
  };
  const now = serviceNow();
  return (
    <Card due={receiverSignedAt === null && left === 0}>
      <Facts
        facts={[
          { name: '交出 · 驾驶员', value: saySide(giverName, giverSignedAt, now) },
          { name: '接收', value: saySide(receiverName, receiverSignedAt, now) },
        ]}
      />
      {receiverSignedAt === null ? (
        <>
          <Note>楼栋长在场，由楼栋长在自己的手机上签；没来，由您代签，签了货就归您管。</Note>
          <View className="handing__photo">
            <PhotoField label="拍张交接照片（可不拍）" onPicture={setFileId} />
          </View>
          <Tap
            kind={left === 0 ? 'now' : 'line'}
            big
            why={unsent > 0 ? `还有 ${unsent} 条没传上去，传完再签` : refusal && refusalText(refusal)}
            busy={sign.busy}
            onClick={() => void send()}
          >
            交接签收
          </Tap>
        </>
      ) : null}
      {receiverSignedAt !== null && giverSignedAt === null ? (
        <Note tone="now">接收方已签。等驾驶员在自己的手机上签字，货才算交完。</Note>
      ) : null}
      {sign.failure && receiverSignedAt === null ? <Note tone="harm">{sign.failure}</Note> : null}
    </Card>
  );
}
