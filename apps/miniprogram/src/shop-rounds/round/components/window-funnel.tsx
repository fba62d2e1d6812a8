import type { ReactNode } from 'react';
import type { WindowProgressView } from '@cailan/shared-types';
import { Bars } from '../../../ui/chart';
import { Card, Heading, Small } from '../../../ui/parts';

/** From list to door: how many households of the window reached each step. */
export function WindowFunnel({ progress: { households } }: { progress: WindowProgressView }): ReactNode {
  const steps = [
    { name: '已提交', value: households.submitted },
    { name: '已确认', value: households.confirmed },
    { name: '已付款', value: households.paid },
    { name: '已装袋', value: households.packed },
    { name: '到门口', value: households.handedOver },
    { name: '到家', value: households.served },
  ];
  return (
    <Card>
      <Heading>走到哪一步了</Heading>
      <Small>本时段我们的住户，每一步有多少户</Small>
      <Bars label="各步的户数" bars={steps.map((step) => ({ ...step, words: `${step.value} 户` }))} />
    </Card>
  );
}
