import { useState, type ReactNode } from 'react';
import { readDeskCode } from '@cailan/shared-types';
import { Card } from '../../ui/layout';
import { Page } from '../../ui/page';
import { Scan } from '../../ui/scan';
import { Tap } from '../../ui/tap';
import { Line } from '../../ui/text';
import { TextField } from '../../ui/text-field';
import { Found } from './components/found';

definePageConfig({ navigationBarTitleText: '扫码登录电脑' });

/** 扫码登录电脑: the code that a computer shows, scanned or typed; then which computer it is, and yes or no. */
export default function ScanPage(): ReactNode {
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState<string>();
  const [fault, setFault] = useState<string>();
  const take = (text: string) => {
    const found = readDeskCode(text);
    setCode(found);
    setFault(found === undefined ? '这不是电脑上的登录码，请核对后再试。' : undefined);
  };
  return (
    <Page title="扫码登录电脑">
      {code === undefined ? (
        <Card>
          <Line>在电脑的浏览器里打开“菜篮”，扫屏幕上的码。只确认您面前的电脑，别人发来的码不要扫。</Line>
          <Scan label="扫码" kind="main" big onScan={take} />
          <TextField
            label="或输入屏幕上的 8 个字"
            placeholder="8 个字母和数字"
            value={typed}
            onChange={setTyped}
            onEnter={() => take(typed)}
            most={24}
            fault={fault}
          />
          <Tap kind="line" disabled={typed.trim() === ''} onClick={() => take(typed)}>
            下一步
          </Tap>
        </Card>
      ) : (
        <>
          <Found code={code} />
          <Tap kind="quiet" onClick={() => setCode(undefined)}>
            换一个码
          </Tap>
        </>
      )}
    </Page>
  );
}
