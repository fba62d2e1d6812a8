import { useEffect, type ReactNode } from 'react';
import { deskCodeText } from '@cailan/shared-types';
import { inGroups } from '../../../belonging/join-code';
import { Card } from '../../../ui/layout';
import { Qr } from '../../../ui/qr';
import { Heading, Line, Note } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { useDeskCode } from './use-desk-code';

/** 用手机扫码登录: shows a code until a phone answers it; then this browser is signed in. */
export function DeskCode(): ReactNode {
  const { code, said, busy, fault, renew } = useDeskCode();
  useEffect(() => void renew(), [renew]);
  return (
    <Card>
      <Heading>用手机扫码登录</Heading>
      <Line>在手机上打开微信小程序“菜篮”：我的 › 已登录的电脑 › 扫码登录电脑。</Line>
      {code ? (
        <>
          <Qr text={deskCodeText(code)} label={`登录码 ${inGroups(code)}`} />
          <Line>不方便扫，就在手机上输入这 8 个字。两分钟内有效，只能用一次。</Line>
        </>
      ) : null}
      {said ? <Note tone="now">{said}</Note> : null}
      {fault ? <Note tone="harm">{fault}</Note> : null}
      {code ? null : (
        <Tap busy={busy} onClick={() => void renew()}>
          换一个新的码
        </Tap>
      )}
    </Card>
  );
}
