import { useEffect, useState, type ReactNode } from 'react';
import { NAME_MOST } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { useWrite } from '../../api/use-write';
import { knownAs } from '../../session/session';
import { sendConsent } from '../../session/sign-in';
import { serviceNow } from '../../api/clock';
import { sayInstant } from '../../time';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Facts } from '../../ui/figures';
import { Card } from '../../ui/layout';
import { Heading, Note } from '../../ui/text';
import { say } from '../../ui/say';
import { Tap } from '../../ui/tap';
import { TextField } from '../../ui/text-field';
import { Erase } from './components/erase';
import { Export } from './components/export';

definePageConfig({ navigationBarTitleText: '我的资料', enablePullDownRefresh: true });

/** 我的资料: what is known of me, a copy of all of it, and the way to have it erased. */
export default function DataPage(): ReactNode {
  const me = useRead('GET /me');
  useEffect(() => void (me.data && knownAs(me.data)), [me.data]);
  return (
    <Page title="我的资料" onRefresh={me.refresh}>
      <Loaded of={me}>
        {({ name, phone, wechat, consent }) => (
          <>
            <Card>
              <Name key={name} of={name} />
              <Facts
                facts={[
                  { name: '手机号', value: phone ?? '还没有验证' },
                  { name: '微信', value: wechat ? '已绑定' : '没有绑定' },
                  {
                    name: '隐私说明',
                    value: consent ? `${sayInstant(consent.at, serviceNow())} 同意` : '没有同意过',
                  },
                ]}
              />
            </Card>
            <Export />
            <Erase />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Name({ of }: { of: string }): ReactNode {
  const [name, setName] = useState(of);
  const change = useWrite('PUT /me', {
    renews: ['GET /me'],
    onDone: (person) => {
      knownAs(person);
      say('已改好');
    },
  });
  const typed = name.trim();
  // Where the consent does not get through, neither does the name, and its refusal says why.
  const save = () =>
    void sendConsent()
      .catch(() => undefined)
      .then(() => change.send({ body: { name: typed } }));
  return (
    <>
      <Heading>{of || '还没有名字'}</Heading>
      <TextField label="姓名" value={name} onChange={setName} most={NAME_MOST} />
      {change.failure ? <Note tone="harm">{change.failure}</Note> : null}
      {typed !== '' && typed !== of ? (
        <Tap kind="line" busy={change.busy} onClick={save}>
          改成这个名字
        </Tap>
      ) : null}
    </>
  );
}
