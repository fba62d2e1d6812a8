import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen, methodNames, type RefundView, waitsForUs } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { usePages } from '../../../api/use-pages';
import { sayInstant } from '../../../time';
import { Loaded } from '../../../ui/loaded';
import { More } from '../../../ui/more';
import { Facts, Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Note, Small, Tag } from '../../../ui/text';
import { StoredPicture } from '../../../ui/stored-picture';
import { Tap } from '../../../ui/tap';
import { sayRefundItem, sayRefundWay } from '../../../words/refunds';
import { refundWords } from '../../../words/statuses';
import { ByHand } from './by-hand';
import { Transfer } from './transfer';
import { sayBuildings } from '../../../transfers/buildings';

interface RefundCardProps {
  refund: RefundView;
  /** Everything of it is shown at once: on a desk, where it stands alone. */
  open?: boolean;
}

/** One batch: how much, how it goes back, what it is made of, and what we have to do. */
export function RefundCard({ refund, open = false }: RefundCardProps): ReactNode {
  const { amountFen, status, method, batchNo, note, voucherFileId, outRefundNo } = refund;
  const { words, tone } = refundWords[status];
  const [shown, setShown] = useState(open);
  const now = serviceNow();
  const ended = refund.endedAt && `${sayInstant(refund.endedAt, now)} 退完`;
  return (
    <Card due={waitsForUs(refund)}>
      <Row apart>
        <Heading>{formatFen(amountFen)}</Heading>
        <Tag tone={tone}>{words}</Tag>
      </Row>
      <View>
        <Small>{`${sayBuildings(refund.groups)} · ${methodNames[method]} · 第 ${batchNo} 批`}</Small>
      </View>
      <View>
        <Small>{[sayRefundWay(refund), ended].filter(Boolean).join('，')}</Small>
      </View>
      {note ? <Note>{note}</Note> : null}
      {shown ? (
        <>
          <Items id={refund.id} />
          <Facts facts={[{ name: '退款单号', value: outRefundNo }]} />
          {voucherFileId ? <StoredPicture fileId={voucherFileId} label="转账凭证" /> : null}
        </>
      ) : (
        <Tap kind="quiet" onClick={() => setShown(true)}>
          看明细（{refund.itemCount} 项）
        </Tap>
      )}
      {status === 'abnormal' ? <ByHand refund={refund} /> : null}
      {status === 'by_hand' ? <Transfer refund={refund} /> : null}
      {status === 'transferred' ? <Small>等付款人确认收到；没收到会退回到这里。</Small> : null}
    </Card>
  );
}

function Items({ id }: { id: string }): ReactNode {
  const items = usePages('GET /refunds/:id/items', { params: { id } });
  return (
    <Loaded of={items}>
      {(all) => (
        <>
          {all.map((item, i) => (
            <Row apart key={`${item.orderId ?? ''} ${item.cause} ${i}`}>
              <Small>{sayRefundItem(item)}</Small>
              <Money fen={item.amountFen} />
            </Row>
          ))}
          <More of={items}>再看后面的</More>
        </>
      )}
    </Loaded>
  );
}
