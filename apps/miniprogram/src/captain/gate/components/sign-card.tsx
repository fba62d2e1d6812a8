import type { ReactNode } from 'react';
import { refusalText, signRefusal, type HandoffView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { renew } from '../../../api/query-client';
import { useWrite } from '../../../api/use-write';
import type { Route } from '../../../api/route';
import { useSession } from '../../../session/use-session';
import { sayInstant } from '../../../time';
import { Card, Facts, Note } from '../../../ui/parts';
import { agreed } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import type { GateBag } from '../../../gate/gate-bags';
import { whatPasses } from '../../../gate/what-passes';

interface SignCardProps {
  handoff: HandoffView;
  bags: readonly GateBag[];
  /** Check-offs and exceptions of this handoff that are not at the service yet. */
  unsent: number;
}

const CHANGED: readonly Route[] = [
  'GET /handoffs/:id',
  'GET /loads',
  'GET /group-orders',
  'GET /windows/:id/floor',
];

/** Both signatures, and mine as the receiver. */
export function SignCard({ handoff, bags, unsent }: SignCardProps): ReactNode {
  const { person } = useSession();
  const sign = useWrite('POST /handoffs/:id/sign', { renews: CHANGED });
  const refusal = signRefusal(handoff, 'receiver', person?.id ?? '');
  const left = bags.filter(({ state }) => state === 'expected').length;
  const send = async () => {
    if (!(await agreed('签收', whatPasses(handoff, left), '签字'))) return;
    await sign.send({ params: { id: handoff.id }, body: { side: 'receiver' } });
    // A repeat after a lost answer is refused, and what is shown was old: it is read anew either way.
    renew(CHANGED);
  };
  const signed = sign.problem?.code === 'already_signed';
  const why = unsent > 0 ? `还有 ${unsent} 条没传上去，传完再签字` : refusal && refusalText(refusal);
  return (
    <Card>
      <Facts
        facts={[
          { name: '交出 · 配送员', value: sideWords(handoff.giverName, handoff.giverSignedAt) },
          { name: '接收 · 楼栋', value: sideWords(handoff.receiverName, handoff.receiverSignedAt) },
        ]}
      />
      {handoff.receiverSignedAt === null ? (
        <Tap kind="now" big why={why} busy={sign.busy} onClick={() => void send()}>
          签收
        </Tap>
      ) : null}
      {handoff.receiverSignedAt !== null && handoff.giverSignedAt === null ? (
        <Note tone="now">您已签字。等配送员在自己的手机上签字，货就交到您手上。</Note>
      ) : null}
      {sign.failure && !signed ? <Note tone="harm">{sign.failure}</Note> : null}
    </Card>
  );
}

function sideWords(name: string | null, signedAt: string | null): string {
  return signedAt ? `${name ?? ''} ${sayInstant(signedAt, serviceNow())} 已签` : '还没签';
}
