import type { ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { say } from './say';
import { Tap } from './tap';
import type { ShareTapProps } from './share-tap.types';

/** Copies the text, to be pasted into the chat group. */
export function ShareTap({ text }: ShareTapProps): ReactNode {
  const copy = () =>
    void Taro.setClipboardData({ data: text }).then(
      () => say('已复制，去群里粘贴'),
      () => say('没有复制成功，请截图发群里'),
    );
  return (
    <Tap kind="main" onClick={copy}>
      复制文字发群里
    </Tap>
  );
}
