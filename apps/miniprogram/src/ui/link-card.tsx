import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { type Address } from '../pages';
import { follow } from './open';
import { Card } from './layout';
import { Small, Strong, Tag } from './text';
import './link-card.scss';

interface LinkCardProps {
  title: string;
  hint?: string;
  /** What waits behind it; shown in orange. */
  due?: string | undefined;
  url: Address;
}

/** A way to another page: its name, what it is for, and what waits there. */
export function LinkCard({ title, hint, due, url }: LinkCardProps): ReactNode {
  return (
    <Card onClick={() => follow(url)} label={[title, due].filter(Boolean).join('，')}>
      <View className="link-card">
        <View className="link-card__words">
          <Strong>{title}</Strong>
          {hint ? <Small>{hint}</Small> : null}
        </View>
        {due ? <Tag tone="now">{due}</Tag> : null}
        <Text className="link-card__mark">›</Text>
      </View>
    </Card>
  );
}
