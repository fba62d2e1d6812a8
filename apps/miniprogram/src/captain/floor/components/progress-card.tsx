import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Bar } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Small } from '../../../ui/text';

interface ProgressProps {
  households: number;
  served: number;
  bagsInHand: number;
  /** Households with something that did not arrive. */
  unfinished: number;
  /** What was done last, so that a slip of the thumb is seen; empty at first. */
  done: string;
}

/** How far the whole list is: `17 / 24 户送到`, what is still in hand, what is not done. */
export function ProgressCard({ households, served, bagsInHand, unfinished, done }: ProgressProps): ReactNode {
  return (
    <Card>
      <Row apart>
        <Text>
          <Text className="floor__served">{String(served)}</Text>
          {` / ${households} 户送到`}
        </Text>
        <Text>{bagsInHand > 0 ? `还有 ${bagsInHand} 袋` : '手上没有袋了'}</Text>
      </Row>
      <Bar part={households > 0 ? served / households : 0} />
      {done ? <Small>{`刚才：${done}`}</Small> : null}
      {unfinished > 0 ? (
        <View>
          <Small tone="now">{`${unfinished} 户没完：暂存、拒收、破损或没找到`}</Small>
        </View>
      ) : null}
    </Card>
  );
}
