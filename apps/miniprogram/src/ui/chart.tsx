import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';

interface Bar {
  name: string;
  value: number;
  /** What stands at the bar's end; the value itself unless said. */
  words?: string;
  tone?: 'good' | 'now' | 'harm' | 'mute';
}

/** Bars that lie, longest at the full width (or at `most`): a funnel, a window's load, dues. Every bar says its figure. */
export function Bars({
  bars,
  most,
  label,
}: {
  bars: readonly Bar[];
  most?: number;
  label: string;
}): ReactNode {
  const full = Math.max(most ?? 0, ...bars.map(({ value }) => value), 1);
  return (
    <View className="bars" ariaLabel={label}>
      {bars.map(({ name, value, words, tone = 'good' }) => (
        <View className="bars__line" key={name}>
          <Text className="bars__name">{name}</Text>
          <View className="bars__room">
            <View
              className={`bars__bar bars__bar--${tone}`}
              style={{ width: `${Math.round((Math.max(0, value) / full) * 100)}%` }}
            />
          </View>
          <Text className="bars__value">{words ?? String(value)}</Text>
        </View>
      ))}
    </View>
  );
}
