import type { ReactNode } from 'react';
import { sentenceOf } from '../api/errors';
import { Tap } from '../ui/tap';
import type { PhoneTapProps } from './phone-tap.types';
import { isCancelled, wechatOfBrowser } from './sandbox';

/** Asks for the phone number as WeChat does, of its stand-in. */
export function PhoneTap({ children, busy = false, onCode, onNone }: PhoneTapProps): ReactNode {
  const ask = async () => {
    try {
      const wechat = await wechatOfBrowser('验证手机号');
      onCode((await wechat.phoneNumber()).code);
    } catch (failure) {
      onNone(isCancelled(failure) ? undefined : sentenceOf(failure));
    }
  };
  return (
    <Tap big busy={busy} onClick={() => void ask()}>
      {children}
    </Tap>
  );
}
