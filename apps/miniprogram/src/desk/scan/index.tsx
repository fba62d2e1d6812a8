import type { ReactNode } from 'react';
import { readDeskCode } from '@cailan/shared-types';
import { CodeEntry } from '../../ui/code-entry';
import { Page } from '../../ui/page';
import { Line } from '../../ui/text';
import { Found } from './components/found';

definePageConfig({ navigationBarTitleText: '扫码登录电脑' });

/** 扫码登录电脑: the code that a computer shows, scanned or typed; then which computer it is, and yes or no. */
export default function ScanPage(): ReactNode {
  return (
    <Page title="扫码登录电脑">
      <CodeEntry
        about={
          <Line>在电脑的浏览器里打开“菜篮”，扫屏幕上的码。只确认您面前的电脑，别人发来的码不要扫。</Line>
        }
        label="或输入屏幕上的 8 个字"
        read={readDeskCode}
        wrong="这不是电脑上的登录码，请核对后再试。"
      >
        {(code) => <Found code={code} />}
      </CodeEntry>
    </Page>
  );
}
