import type { ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { say } from './say';
import { Tap } from './tap';
import type { ShareTapProps } from './share-tap.types';

/** Copies the text, to be pasted into a chat. */
export function ShareTap({ text, to }: ShareTapProps): ReactNode {
  const copy = () =>
    void Taro.setClipboardData({ data: text }).then(
      () => say('已复制，到聊天里粘贴'),
      () => say('没有复制成功，请截图发送'),
    );
  return (
    <Tap kind="main" onClick={copy}>
      {`复制文字${to}`}
    </Tap>
  );
}
