import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';

export type Tone = 'good' | 'now' | 'harm' | 'mute';

export function Heading({ children }: { children: ReactNode }): ReactNode {
  return <Text className="heading">{children}</Text>;
}

export function Strong({ children }: { children: ReactNode }): ReactNode {
  return <Text className="strong">{children}</Text>;
}

/** Smaller, quieter words; `tone` for what is due or harmful. */
export function Small({ children, tone }: { children: ReactNode; tone?: Tone }): ReactNode {
  return <Text className={`small ${tone ? `small--${tone}` : ''}`}>{children}</Text>;
}

/** Smaller words on a line of their own. */
export function Line({ children }: { children: ReactNode }): ReactNode {
  return (
    <View className="says">
      <Small>{children}</Small>
    </View>
  );
}

/** A state in words on its colour. */
export function Tag({ children, tone = 'good' }: { children: ReactNode; tone?: Tone }): ReactNode {
  return <Text className={`tag tag--${tone}`}>{children}</Text>;
}

/** A sentence that stands out in a page: what went wrong, what is old, what waits. */
export function Note({ children, tone = 'mute' }: { children: ReactNode; tone?: Tone }): ReactNode {
  return <View className={`note note--${tone}`}>{children}</View>;
}
