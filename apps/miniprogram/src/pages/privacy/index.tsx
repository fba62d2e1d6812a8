import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Page } from '../../ui/page';
import { Card, Heading } from '../../ui/parts';
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
    </Page>
  );
}
