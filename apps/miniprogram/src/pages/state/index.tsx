import type { ReactNode } from 'react';
import { Button, Text, View } from '@tarojs/components';
import { serviceNow } from '../../api/clock';
import { sayInstant } from '../../time';
import { useHealth, type Health } from './state';
import { factsOf, headlineOf, type Headline } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '菜篮 · 服务状态' });

/** 服务状态: is the service there, and what does it serve. */
export default function StatePage(): ReactNode {
  const { check, ...known } = useHealth();
  const { asking, last, failure } = known;
  const now = serviceNow();
  return (
    <View className="state">
      <View className="state__brand">
        <Text className="state__house">菜篮</Text>
        <Text className="state__hint">社区保供，从清单到家门口</Text>
      </View>
      <HeadlineCard headline={headlineOf(known, now)} />
      {last ? <FactsCard health={last} staleSince={failure && sayInstant(last.now, now)} /> : null}
      <Button className={`state__check ${failure ? 'state__check--now' : ''}`} onClick={check}>
        {asking ? '正在检查…' : failure ? '再试一次' : '重新检查'}
      </Button>
    </View>
  );
}

function HeadlineCard({ headline: { tone, mark, title, hint } }: { headline: Headline }): ReactNode {
  return (
    <View className="state__card state__headline" ariaRole="status">
      <Text className={`state__mark state__mark--${tone}`}>{mark}</Text>
      <View className="state__words">
        <Text className="state__title">{title}</Text>
        <Text className="state__hint">{hint}</Text>
      </View>
    </View>
  );
}

/** The latest answer. `staleSince` says when it was true, once a later check has failed. */
function FactsCard({ health, staleSince }: { health: Health; staleSince?: string }): ReactNode {
  return (
    <View className="state__card">
      {staleSince ? <Text className="state__stale">下面是 {staleSince} 的情况</Text> : null}
      {factsOf(health).map(({ name, value }) => (
        <View className="state__fact" key={name}>
          <Text className="state__name">{name}</Text>
          <Text className="state__value">{value}</Text>
        </View>
      ))}
    </View>
  );
}
