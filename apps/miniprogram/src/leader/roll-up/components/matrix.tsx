import type { ReactNode } from 'react';
import { ScrollView, Text, View } from '@tarojs/components';
import type { GroupRollUpView } from '@cailan/shared-types';
import { Small } from '../../../ui/text';

/** Products down, doors across; it scrolls sideways in its own frame while the products stay in sight. */
export function Matrix({ rollUp }: { rollUp: GroupRollUpView }): ReactNode {
  const columns = rollUp.byHousehold.map(({ orderId, door, quantity, lines }) => ({
    orderId,
    door,
    quantity,
    of: new Map(lines.map((line) => [line.offerId, line.quantity])),
  }));
  return (
    <View className="matrix">
      <View className="matrix__names">
        <Text className="matrix__head">商品</Text>
        {rollUp.byProduct.map(({ offerId, name, spec }) => (
          <Text className="matrix__name" key={offerId}>
            {name} {spec}
          </Text>
        ))}
        <Text className="matrix__head">合计</Text>
      </View>
      <ScrollView scrollX className="matrix__frame" ariaLabel="各户数量，可左右滑动" {...reachable}>
        <View className="matrix__columns">
          <Column
            head="合计"
            cells={rollUp.byProduct.map(({ offerId, quantity }) => ({ offerId, quantity }))}
            sum={rollUp.quantity}
          />
          {columns.map(({ orderId, door, quantity, of }) => (
            <Column
              key={orderId}
              head={door}
              cells={rollUp.byProduct.map(({ offerId }) => ({ offerId, quantity: of.get(offerId) }))}
              sum={quantity}
            />
          ))}
        </View>
      </ScrollView>
      <View className="matrix__hint">
        <Small>左右滑动看各户。</Small>
      </View>
    </View>
  );
}

function Column({
  head,
  cells,
  sum,
}: {
  head: string;
  cells: readonly { offerId: string; quantity: number | undefined }[];
  sum: number;
}): ReactNode {
  return (
    <View className="matrix__column">
      <Text className="matrix__head">{head}</Text>
      {cells.map(({ offerId, quantity }) => (
        <Text className="matrix__cell" key={offerId}>
          {quantity ?? ''}
        </Text>
      ))}
      <Text className="matrix__head">{sum}</Text>
    </View>
  );
}

/** A keyboard scrolls only what it can reach. */
const reachable: object = process.env.TARO_ENV === 'h5' ? { tabIndex: 0 } : {};
