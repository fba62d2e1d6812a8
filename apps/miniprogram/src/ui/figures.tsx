import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { formatFen } from '@cailan/shared-types';
import type { Tone } from './text';

/** An amount, tabular. @param fen integer fen */
export function Money({ fen, big, tone }: { fen: number; big?: boolean; tone?: Tone }): ReactNode {
  return (
    <Text className={`money ${big ? 'money--big' : ''} ${tone ? `small--${tone}` : ''}`}>
      {formatFen(fen)}
    </Text>
  );
}

/** How far something is, 0 to 1; its meaning always stands beside it in words. */
export function Bar({ part, tone = 'good' }: { part: number; tone?: 'good' | 'now' }): ReactNode {
  const width = `${Math.round(Math.min(1, Math.max(0, part)) * 100)}%`;
  return (
    <View className="bar">
      <View className={`bar__part bar__part--${tone}`} style={{ width }} />
    </View>
  );
}

/** A figure with its name above it. */
export function Figure({
  name,
  children,
  tone,
}: {
  name: string;
  children: ReactNode;
  tone?: Tone;
}): ReactNode {
  return (
    <View className="figure">
      <Text className="figure__name">{name}</Text>
      <Text className={`figure__value ${tone ? `small--${tone}` : ''}`}>{children}</Text>
    </View>
  );
}

/** Names and values, a line each. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }): ReactNode {
  return (
    <View className="facts">
      {facts.map(({ name, value }) => (
        <View className="facts__line" key={name}>
          <Text className="facts__name">{name}</Text>
          <View className="facts__value">{value}</View>
        </View>
      ))}
    </View>
  );
}

/** Stations on a way; `at` is the index of the one that is under way now (all before it are done). */
export function Steps({ names, at }: { names: readonly string[]; at: number }): ReactNode {
  return (
    <View className="steps">
      {names.map((name, i) => (
        <View
          className={`steps__one ${i < at ? 'steps__one--done' : ''} ${i === at ? 'steps__one--now' : ''}`}
          key={name}
        >
          <View className="steps__dot">{i < at ? '✓' : ''}</View>
          <Text className="steps__name">{name}</Text>
        </View>
      ))}
    </View>
  );
}
