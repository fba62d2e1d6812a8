import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { homeOf } from '../../roles';
import { agree } from '../../session/session';
import { useSession } from '../../session/use-session';
import { useSignIn } from '../../session/sign-in';
import { Page } from '../../ui/page';
import { Card, Heading, Note, Small } from '../../ui/parts';
import { PeopleChoice } from '../../ui/people-choice';
import { Tap } from '../../ui/tap';
import { GUIDE_VERSION, privacyGuide } from '../privacy/guide';
import './index.scss';

/** The first page: agree to the privacy guide, sign in, and on to the role's home. */
export default function StartPage(): ReactNode {
  const { token, role, expired, consentAt } = useSession();
  useDidShow(() => {
    if (token && role && !expired) void Taro.reLaunch({ url: homeOf(role.role) });
  });
  return (
    <Page title="菜篮" hint="社区保供，从清单到家门口">
      {expired ? <Note tone="now">登录过期了，请重新登录。没有送出的内容都还在。</Note> : null}
      {consentAt ? <SignIn /> : <Consent />}
      <Tap kind="quiet" onClick={() => void Taro.navigateTo({ url: '/pages/state/index' })}>
        服务状态
      </Tap>
    </Page>
  );
}

function Consent(): ReactNode {
  return (
    <Card>
      <Heading>先看一下隐私说明</Heading>
      {privacyGuide.map(({ title, text }) => (
        <View className="start__line" key={title}>
          <Text className="strong">{title}：</Text>
          <Text>{text}</Text>
        </View>
      ))}
      <Tap onClick={() => agree(GUIDE_VERSION)}>同意，开始使用</Tap>
      <Small>不同意就不会收集任何信息，可以直接关掉。</Small>
    </Card>
  );
}

function SignIn(): ReactNode {
  const { demonstration } = useSignIn();
  if (!demonstration) return <Note tone="now">现在还不能登录，请联系社区。</Note>;
  return (
    <Card>
      <Heading>选一个人开始演示</Heading>
      <Small>这里的人都是虚构的。随时可以在页面最上面换人。</Small>
      <PeopleChoice onDone={() => undefined} />
    </Card>
  );
}
