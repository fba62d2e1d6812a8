import { useState, type ReactNode } from 'react';
import { useWrite } from '../../api/use-write';
import { goToFirstPage } from '../../session/first-page';
import { signedIn } from '../../session/session';
import { Page } from '../../ui/page';
import { Card } from '../../ui/layout';
import { Heading, Line, Note } from '../../ui/text';
import { say } from '../../ui/say';
import { Tap } from '../../ui/tap';
import { TextField } from '../../ui/text-field';

definePageConfig({ navigationBarTitleText: '用岗位码接岗' });

/** 用岗位码接岗: a post is taken by a code, or one's own account taken back, where WeChat gives no phone number. */
export default function TakePostPage(): ReactNode {
  const [code, setCode] = useState('');
  const take = useWrite('POST /me/post-code', {
    onDone: (view) => {
      signedIn(view);
      say(`${view.person.name}，您好`);
      goToFirstPage();
    },
  });
  return (
    <Page title="用岗位码接岗">
      <Card>
        <Heading>输入 8 个字的码</Heading>
        <Line>
          任命您的人，或给您换微信账号的工作人员，会把码念给您或打印给您。码只能用一次，一天内有效。
        </Line>
        <TextField label="岗位码" value={code} onChange={setCode} most={24} placeholder="8 个字母和数字" />
        {take.failure ? <Note tone="harm">{take.failure}</Note> : null}
        <Tap
          big
          busy={take.busy}
          disabled={code.trim().length < 8}
          onClick={() => void take.send({ body: { code } })}
        >
          接岗
        </Tap>
      </Card>
    </Page>
  );
}
