import type { ReactNode } from 'react';
import { Page } from '../../ui/page';
import { Card } from '../../ui/layout';
import { Heading, Line } from '../../ui/text';
import { periods } from './kept';

definePageConfig({ navigationBarTitleText: '各样留多久' });

/** 各样留多久: the part of the privacy guide that says when each thing is deleted by itself. Nobody has to sign in for it. */
export default function KeptPage(): ReactNode {
  return (
    <Page title="各样留多久" hint="从写下或办完那天算，到期自动删掉">
      {periods().map(({ days, whats }) => (
        <Card key={days}>
          <Heading>{`${days} 天`}</Heading>
          {whats.map((what) => (
            <Line key={what}>{what}</Line>
          ))}
        </Card>
      ))}
      <Card>
        <Heading>更久的</Heading>
        <Line>姓名、电话和微信，留到您注销。</Line>
        <Line>账目按规定留 30 年，里面没有姓名、电话和留言。</Line>
      </Card>
    </Page>
  );
}
