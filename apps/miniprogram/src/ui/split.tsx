import type { ReactNode } from 'react';
import { View } from '@tarojs/components';

/** On a desk screen the list stands beside its detail; on a phone only one of the two is shown (see useWide). */
export function Split({ list, detail }: { list: ReactNode; detail: ReactNode }): ReactNode {
  return (
    <View className="split">
      <View className="split__list">{list}</View>
      <View className="split__detail">{detail}</View>
    </View>
  );
}
