import type { ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { setCareMode, signOut } from '../../session/session';
import { useSession } from '../../session/use-session';
import { Page } from '../../ui/page';
import { Card, Facts, Heading } from '../../ui/parts';
import { agreed } from '../../ui/say';
import { Tap } from '../../ui/tap';

/** 我的: who I am, how large the words are, what I agreed to, and out. */
export default function MePage(): ReactNode {
  const { person, careMode } = useSession();
  const go = (url: string) => () => void Taro.navigateTo({ url });
  return (
    <Page title="我的" tabs>
      <Card>
        <Heading>{person?.name ?? '没有登录'}</Heading>
        <Facts
          facts={(person?.roles ?? []).map(({ role, roleName, scopeId, scopeName }) => ({
            key: `${role} ${scopeId}`,
            name: roleName,
            value: scopeName,
          }))}
        />
      </Card>
      <Tap kind="line" pressed={careMode} onClick={() => setCareMode(!careMode)}>
        关怀模式（大字）{careMode ? '：已开' : '：未开'}
      </Tap>
      <Tap kind="line" onClick={go('/pages/messages/index')}>
        消息
      </Tap>
      <Tap kind="line" onClick={go('/pages/privacy/index')}>
        隐私说明
      </Tap>
      <Tap kind="line" onClick={go('/pages/state/index')}>
        服务状态
      </Tap>
      <Tap kind="harm" onClick={() => void leave()}>
        退出登录
      </Tap>
    </Page>
  );
}

/** Signing out clears this phone of the person's data; where something was not sent yet it asks first. */
async function leave(): Promise<void> {
  const unsent = signOut();
  if (unsent > 0) {
    const sure = await agreed('还有没送出的内容', `有 ${unsent} 项还没有送出，退出就丢了。`, '退出并丢弃');
    if (!sure) return;
    signOut(true);
  }
  void Taro.reLaunch({ url: '/pages/start/index' });
}
