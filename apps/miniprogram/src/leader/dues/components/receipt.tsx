import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { formatFen, streamPath } from '@cailan/shared-types';
import { OpenPaper } from '../../../ui/open-paper';
import { Small } from '../../../ui/text';
import { Sheet } from '../../../ui/sheet';
import { ShareTap } from '../../../ui/share-tap';
import type { DuesEntry } from '../book';
import { receiptFacts, receiptHands } from '../receipt-facts';
import './receipt.scss';

/** A household's receipt, to be photographed off the screen or sent on as text. */
export function Receipt({ entry, onClose }: { entry: DuesEntry; onClose: () => void }): ReactNode {
  const facts = receiptFacts(entry);
  const collected = formatFen(entry.line.collectedFen);
  const hands = receiptHands(entry);
  const text = [
    `收据 ${entry.line.door}`,
    ...facts.map(({ name, value }) => `${name}：${value}`),
    `实收：${collected}`,
    ...hands,
  ];
  return (
    <Sheet open title="收据" onClose={onClose}>
      <View className="receipt">
        <Text className="receipt__title">{entry.line.door} 收据</Text>
        {facts.map(({ name, value }) => (
          <View className="receipt__fact" key={name}>
            <Text>{name}</Text>
            <Text className="receipt__value">{value}</Text>
          </View>
        ))}
        <View className="receipt__fact receipt__fact--sum">
          <Text>实收</Text>
          <Text className="receipt__value">{collected}</Text>
        </View>
        {hands.map((hand, i) => (
          <Text className="receipt__signed" key={i}>
            {hand}
          </Text>
        ))}
      </View>
      <OpenPaper
        path={streamPath('GET /household-orders/:id/dues/receipt.pdf', {
          params: { id: entry.line.orderId },
        })}
        name={`收据-${entry.line.door}-${entry.order.group.roundCode}.pdf`}
      >
        打印收据（PDF）
      </OpenPaper>
      {process.env.TARO_ENV === 'h5' ? (
        <ShareTap to="发给住户" text={text.join('\n')} />
      ) : (
        <Small>截屏后发给住户。</Small>
      )}
    </Sheet>
  );
}
