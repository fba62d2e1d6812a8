import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { serviceNow } from '../../api/clock';
import { usePages } from '../../api/use-pages';
import { sayInstant } from '../../time';
import { Loaded } from '../../ui/loaded';
import { More } from '../../ui/more';
import { Page } from '../../ui/page';
import { Card } from '../../ui/layout';
import { Small } from '../../ui/text';

definePageConfig({ navigationBarTitleText: '消息', enablePullDownRefresh: true });

/** 消息: what changed for me and my household, the newest first. */
export default function MessagesPage(): ReactNode {
  const messages = usePages('GET /messages');
  const nothing = { title: '还没有消息', hint: '订单有变化时，这里会告诉您。' };
  return (
    <Page title="消息" onRefresh={messages.refresh}>
      <Loaded of={messages} empty={{ when: (all) => all.length === 0, ...nothing }}>
        {(all) => (
          <>
            {all.map(({ id, text, createdAt }) => (
              <Card key={id}>
                <View>{text}</View>
                <Small>{sayInstant(createdAt, serviceNow())}</Small>
              </Card>
            ))}
            <More of={messages} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
