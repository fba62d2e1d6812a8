import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Page } from '../../ui/page';
import { Card } from '../../ui/layout';
import { Heading } from '../../ui/text';
import { open } from '../../ui/open';
import { Tap } from '../../ui/tap';
import { pages } from '../../pages';
import { privacyGuide } from './guide';

definePageConfig({ navigationBarTitleText: '隐私说明' });

/** 隐私说明, to be read again at any time. */
export default function PrivacyPage(): ReactNode {
  return (
    <Page title="隐私说明">
      {privacyGuide.map(({ title, text }) => (
        <Card key={title}>
          <Heading>{title}</Heading>
          <View>{text}</View>
        </Card>
      ))}
      <Tap kind="quiet" onClick={() => open(pages.account.kept)}>
        各样留多久
      </Tap>
    </Page>
  );
}
