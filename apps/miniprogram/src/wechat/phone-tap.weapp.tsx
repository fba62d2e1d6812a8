import type { ReactNode } from 'react';
import { Button, View } from '@tarojs/components';
import { tapLooks } from '../ui/tap.types';
import type { PhoneTapProps } from './phone-tap.types';

interface PhoneNumberEvent {
  detail: { code?: string; errMsg?: string };
}

/** Asks for the phone number: WeChat gives it only to a button of its own. */
export function PhoneTap({ children, busy = false, onCode, onNone }: PhoneTapProps): ReactNode {
  const take = ({ detail: { code, errMsg = '' } }: PhoneNumberEvent) => {
    if (code) onCode(code);
    else onNone(/deny|cancel/.test(errMsg) ? undefined : '微信没有给出手机号，请再试一次。');
  };
  return (
    <Button
      className={tapLooks({ big: true, busy })}
      hoverClass="tap--down"
      openType="getPhoneNumber"
      disabled={busy}
      onGetPhoneNumber={take}
    >
      {busy ? <View className="tap__wait" /> : null}
      {children}
    </Button>
  );
}
