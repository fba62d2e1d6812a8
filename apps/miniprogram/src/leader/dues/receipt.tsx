import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { formatFen } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useSession } from '../../session/use-session';
import { sayDate } from './say-date';
import { OpenPaper } from '../../ui/open-paper';
import { Small } from '../../ui/parts';
import { Sheet } from '../../ui/sheet';
import { ShareTap } from '../../ui/share-tap';
import type { DuesEntry } from './book';
import { receiptFacts } from './receipt-facts';
import './receipt.scss';

/** A household's receipt, to be photographed off the screen or sent on as text. */
export function Receipt({ entry, onClose }: { entry: DuesEntry; onClose: () => void }): ReactNode {
  const { person } = useSession();
  const facts = receiptFacts(entry);
  const signed = `${person?.name ?? ''} ${sayDate(serviceNow())}`;
  const text = [`收据 ${entry.line.door}`, ...facts.map(({ name, value }) => `${name}：${value}`), signed];
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
          <Text className="receipt__value">{formatFen(entry.line.collectedFen)}</Text>
        </View>
        <Text className="receipt__signed">经手：{signed}</Text>
      </View>
      <OpenPaper
        path={`/household-orders/${entry.line.orderId}/dues/receipt.pdf`}
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
