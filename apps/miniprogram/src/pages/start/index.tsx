import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { GUIDE_VERSION } from '@cailan/shared-types';
import { goToFirstPage } from '../../session/first-page';
import { agree } from '../../session/session';
import { useSession } from '../../session/use-session';
import { open } from '../../ui/open';
import { Page } from '../../ui/page';
import { Card } from '../../ui/layout';
import { Heading, Note, Small } from '../../ui/text';
import { Tap } from '../../ui/tap';
import { privacyGuide } from '../privacy/guide';
import { pages } from '../../pages';
import { SignIn } from './components/sign-in';
import './index.scss';

definePageConfig({ navigationBarTitleText: '菜篮' });

/** The first page: agree to the privacy guide, sign in, and on to the role's home. */
export default function StartPage(): ReactNode {
  const { token, expired, consentVersion } = useSession();
  useDidShow(() => {
    if (token && !expired) goToFirstPage();
  });
  return (
    <Page title="菜篮" hint="社区保供，从清单到家门口">
      {expired ? <Note tone="now">登录过期了，请重新登录。没有送出的内容都还在。</Note> : null}
      {consentVersion === GUIDE_VERSION ? <SignIn /> : <Consent />}
      <Tap kind="quiet" onClick={() => open(pages.main.state)}>
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
      <Tap kind="quiet" onClick={() => open(pages.account.kept)}>
        各样留多久
      </Tap>
      <Tap onClick={() => agree(GUIDE_VERSION)}>同意，开始使用</Tap>
      <Small>不同意就不会收集任何信息，可以直接关掉。</Small>
    </Card>
  );
}
