import type { ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import type { SaveTapProps } from './save-tap.types';

/** Copies a text: WeChat lets no mini-program save a file where its owner finds it. */
export function SaveTap({ text }: SaveTapProps): ReactNode {
  const copy = () =>
    void Taro.setClipboardData({ data: text }).then(
      () => say('已复制，可以贴到别处保存'),
      () => say('没有复制成功，请再试一次'),
    );
  return (
    <Tap kind="line" onClick={copy}>
      复制全部内容
    </Tap>
  );
}
