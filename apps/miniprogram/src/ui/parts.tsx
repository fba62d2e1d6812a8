import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { formatFen } from '@cailan/shared-types';

export type Tone = 'good' | 'now' | 'harm' | 'mute';

/** A white card: one thing, its state and what can be done with it. `due` marks the one that needs doing now. */
export function Card({
  children,
  due,
  onClick,
  label,
}: {
  children: ReactNode;
  due?: boolean;
  onClick?: () => void;
  /** What a screen reader says of a card that can be tapped. */
  label?: string;
}): ReactNode {
  const tappable = onClick && { onClick, ...pressable(label) };
  return (
    <View className={`card ${due ? 'card--due' : ''} ${onClick ? 'card--tap' : ''}`} {...tappable}>
      {children}
    </View>
  );
}

interface KeyPress {
  key: string;
  currentTarget: { click(): void };
  preventDefault(): void;
}

/**
 * What makes a View a button for keyboards and screen readers. In a browser its name is what it shows, as for those who
 * speak to their device; WeChat is told `label`.
 */
export function pressable(label?: string): object {
  if (process.env.TARO_ENV !== 'h5') return { ariaRole: 'button', ariaLabel: label ?? '' };
  return {
    role: 'button',
    tabIndex: 0,
    onKeyDown: (event: KeyPress) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      // Space would scroll the page.
      event.preventDefault();
      event.currentTarget.click();
    },
  };
}

/** Things side by side; `apart`: the first to the left edge, the last to the right. */
export function Row({
  children,
  apart,
  top,
}: {
  children: ReactNode;
  apart?: boolean;
  top?: boolean;
}): ReactNode {
  return <View className={`row ${apart ? 'row--apart' : ''} ${top ? 'row--top' : ''}`}>{children}</View>;
}

/** Buttons or figures that share a row's width equally. */
export function Even({ children }: { children: ReactNode }): ReactNode {
  return <View className="even">{children}</View>;
}

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

/** A sentence that stands out in a page: what went wrong, what is old, what waits. */
export function Note({ children, tone = 'mute' }: { children: ReactNode; tone?: Tone }): ReactNode {
  return <View className={`note note--${tone}`}>{children}</View>;
}
