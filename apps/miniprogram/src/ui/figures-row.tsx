import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import './figures-row.scss';

/** Figures side by side; what does not fit, as in large type, goes on the next line. */
export function FiguresRow({ children }: { children: ReactNode }): ReactNode {
  return <View className="figures-row">{children}</View>;
}
