import { useState, type ReactNode } from 'react';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { goToFirstPage } from '../../../session/first-page';
import { signOut } from '../../../session/session';
import { Card } from '../../../ui/layout';
import { Heading, Line, Note } from '../../../ui/text';
import { agreed } from '../../../ui/say';
import { Tap } from '../../../ui/tap';

/** 注销: what goes, what stays and why; asked twice, since nobody can bring it back. */
export function Erase(): ReactNode {
  const [clientKey] = useState(newClientKey);
  const erase = useWrite('POST /me/erase', {
    onDone: () => {
      signOut();
      goToFirstPage();
    },
  });
  const ask = async () => {
    if (!(await agreed('注销账号？', '您的姓名、手机号、微信、消息都会删掉，身份都会结束。', '继续'))) return;
    if (await agreed('真的注销？', '删掉以后找不回来。', '注销')) await erase.send({ body: { clientKey } });
  };
  return (
    <Card>
      <Heading>注销账号</Heading>
      <Line>会删掉：姓名、手机号、微信、消息、还没交的清单，订单上您的名字。</Line>
      <Line>会留下：哪一户买过什么、多少钱，因为账要对得上；上面不再有您的名字。</Line>
      <Line>还有没送完、没结算的订单，没结清的钱，或还在岗位上，要先办完。</Line>
      {erase.failure ? <Note tone="harm">{erase.failure}</Note> : null}
      <Tap kind="harm" busy={erase.busy} onClick={() => void ask()}>
        注销账号
      </Tap>
    </Card>
  );
}
