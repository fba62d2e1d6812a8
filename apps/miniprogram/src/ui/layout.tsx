import type { ReactNode } from 'react';
import { View } from '@tarojs/components';

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
