import { useState, type ReactNode } from 'react';
import { roleNames, type HandOverView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { readMe } from '../../../session/sign-in';
import { sayInstant } from '../../../time';
import { Facts, Money } from '../../../ui/figures';
import { Card } from '../../../ui/layout';
import { Heading, Line, Note, Tag } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';

/** A hand-over with the balance that goes with it; whoever takes over signs. */
export function HandOver({ of }: { of: HandOverView }): ReactNode {
  const { id, role, scopeName, fromName, toName, balanceFen, proposedAt, signedAt, mine } = of;
  const [clientKey] = useState(newClientKey);
  const sign = useWrite('POST /hand-overs/:id/sign', {
    renews: ['GET /hand-overs', 'GET /deputies'],
    onDone: () => {
      say('已交接');
      // The post is mine now; where the network is lost over it, 我的 reads it again.
      void readMe().catch(() => undefined);
    },
  });
  const ask = async () => {
    if (
      await agreed('签字接手？', `您接手${scopeName}的${roleNames[role]}，账上的余额也归您管。`, '签字接手')
    )
      await sign.send({ params: { id }, body: { clientKey } });
  };
  const now = serviceNow();
  return (
    <Card due={mine}>
      <Heading>{`${fromName} 交给 ${toName}`}</Heading>
      <Facts
        facts={[
          { name: '岗位', value: `${roleNames[role]} · ${scopeName}` },
          { name: '账上余额', value: <Money fen={balanceFen} /> },
          { name: '提出', value: sayInstant(proposedAt, now) },
          {
            name: '签字',
            value: signedAt === null ? <Tag tone="now">等签字</Tag> : sayInstant(signedAt, now),
          },
        ]}
      />
      {balanceFen === 0 ? null : <Line>{sayBalance(balanceFen)}</Line>}
      {sign.failure ? <Note tone="harm">{sign.failure}</Note> : null}
      {mine && signedAt === null ? (
        <Tap busy={sign.busy} onClick={() => void ask()}>
          签字接手
        </Tap>
      ) : null}
    </Card>
  );
}

/** Whose money the balance is: a bare minus says nothing to who takes it over. */
function sayBalance(fen: number): string {
  return fen > 0
    ? '账上余额是正数：手里有住户的钱，要付给商超，或退给住户。'
    : '账上余额是负数：已先垫付，住户还没交，或商超还没退。';
}
