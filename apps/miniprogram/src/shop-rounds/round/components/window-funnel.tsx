import type { ReactNode } from 'react';
import { stepNames, type WindowProgressView } from '@cailan/shared-types';
import { Bars } from '../../../ui/chart';
import { Card } from '../../../ui/layout';
import { Heading, Small } from '../../../ui/text';

const STEPS = Object.keys(stepNames) as (keyof WindowProgressView['households'])[];

/** From list to door: how many households of the window reached each step. */
export function WindowFunnel({ progress: { households } }: { progress: WindowProgressView }): ReactNode {
  const steps = STEPS.map((step) => ({ name: stepNames[step], value: households[step] }));
  return (
    <Card>
      <Heading>走到哪一步了</Heading>
      <Small>本时段我们的住户，每一步有多少户</Small>
      <Bars label="各步的户数" bars={steps.map((step) => ({ ...step, words: `${step.value} 户` }))} />
    </Card>
  );
}
