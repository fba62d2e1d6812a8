import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { GroupOrderView, WindowProgressView, WindowView } from '@cailan/shared-types';
import { allOf } from '../../../api/all-of';
import { serviceNow } from '../../../api/clock';
import { useRead } from '../../../api/use-read';
import { sayWindow } from '../../../time';
import { Bars } from '../../../ui/chart';
import { Loaded } from '../../../ui/loaded';
import { Bar } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Tag } from '../../../ui/text';
import { ownPoints } from '../../points';
import { bagBars, exceptionBars, funnelBars, pointBars } from '../bars';

const POLL_MS = 60_000;

/** One window in numbers; one in which nothing is ordered for my places is one line. */
export function WindowNumbers({ window }: { window: WindowView }): ReactNode {
  const progress = useRead('GET /windows/:id/progress', { params: { id: window.id } }, { poll: POLL_MS });
  const groups = useRead('GET /group-orders', { query: { windowId: window.id } });
  const said = sayWindow(window.startAt, window.endAt, serviceNow());
  return (
    <Loaded of={allOf(progress, groups)}>
      {([numbers, own]) =>
        numbers.households.submitted === 0 ? (
          <Card>
            <Row apart>
              <Small>{`${said} ${window.name}`}</Small>
              <Tag tone="mute">没有住户下单</Tag>
            </Row>
          </Card>
        ) : (
          <Numbers said={said} window={window} numbers={numbers} groups={own} />
        )
      }
    </Loaded>
  );
}

interface NumbersProps {
  said: string;
  window: WindowView;
  numbers: WindowProgressView;
  groups: readonly GroupOrderView[];
}

function Numbers({ said, window, numbers, groups }: NumbersProps): ReactNode {
  const { submitted, served } = numbers.households;
  const charts = [
    { name: '从下单到到家，户数', bars: funnelBars(numbers) },
    { name: '袋子现在在哪里', bars: bagBars(numbers) },
    { name: '各点约了多少户', ...pointBars(ownPoints(window, groups)) },
    { name: '交接异常，条数', bars: exceptionBars(numbers) },
  ];
  return (
    <>
      <Card>
        <Row apart>
          <Heading>{said}</Heading>
          <Small>{window.name}</Small>
        </Row>
        <Text className="served">{String(served)}</Text>
        <Text>{` / ${submitted} 户货齐了`}</Text>
        <Bar part={served / submitted} />
      </Card>
      <View className="charts">
        {charts.map(({ name, bars, ...scale }) => (
          <Card key={name}>
            <Heading>{name}</Heading>
            {bars.length > 0 ? <Bars label={name} bars={bars} {...scale} /> : <Small>还没有</Small>}
          </Card>
        ))}
      </View>
    </>
  );
}
