import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { pressable } from '../ui/layout';

/** A line of a card: words at the left, figures or buttons at the right. */
export function Line({
  children,
  side,
  onClick,
  label,
}: {
  children: ReactNode;
  side?: ReactNode;
  onClick?: () => void;
  /** What a screen reader says of a line that can be tapped. */
  label?: string;
}): ReactNode {
  const tappable = onClick && { onClick, ...pressable(label) };
  return (
    <View className={`lines__one ${onClick ? 'lines__one--tap' : ''}`} {...tappable}>
      <View className="lines__words">{children}</View>
      {side ? <View className="lines__side">{side}</View> : null}
    </View>
  );
}

export function Lines({ children }: { children: ReactNode }): ReactNode {
  return <View className="lines">{children}</View>;
}
