import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen, type RefundView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { usePages } from '../../../api/use-pages';
import { sayInstant } from '../../../time';
import { Loaded } from '../../../ui/loaded';
import { More } from '../../../ui/more';
import { Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Note, Small, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { sayRefundItem, sayRefundWay } from '../../../words/refunds';
import { refundWords } from '../../../words/statuses';
import { Line, Lines } from '../../line';
import { AnswerTransfer } from '../../../transfers/answer-transfer';
import { VoucherPicture } from '../../../transfers/voucher-picture';
import { refundTransfer } from '../answering';

/** One batch: how much, where it is, what it is made of, and whether we have to say that it came. */
export function RefundCard({ refund }: { refund: RefundView }): ReactNode {
  const { amountFen, status, supermarketName, batchNo, createdAt, endedAt, note, mine } = refund;
  const { words, tone } = refundWords[status];
  const now = serviceNow();
  const answerable = mine && status === 'transferred';
  return (
    <Card due={answerable}>
      <Row apart>
        <Heading>{formatFen(amountFen)}</Heading>
        <Tag tone={tone}>{words}</Tag>
      </Row>
      <View>
        <Small>{`${supermarketName} · 第 ${batchNo} 批 · ${sayInstant(createdAt, now)}`}</Small>
      </View>
      <Small>{`${sayRefundWay(refund)}${endedAt ? `，${sayInstant(endedAt, now)}` : ''}`}</Small>
      {status === 'abnormal' ? <Note tone="harm">微信没退成，商超会改为转账退回。</Note> : null}
      <Items refund={refund} open={answerable} />
      {note ? <Note>{note}</Note> : null}
      {refund.voucherFileId ? <VoucherPicture fileId={refund.voucherFileId} label="转账凭证" /> : null}
      {answerable ? <AnswerTransfer as={refundTransfer} transfer={refund} /> : null}
    </Card>
  );
}

/** What it is made of is fetched when it is asked for; at once where we are to answer for it. */
function Items({ refund: { id, itemCount }, open }: { refund: RefundView; open: boolean }): ReactNode {
  const [shown, setShown] = useState(open);
  if (shown) return <ItemLines id={id} />;
  return (
    <Tap kind="quiet" onClick={() => setShown(true)}>
      看明细（{itemCount} 项）
    </Tap>
  );
}

function ItemLines({ id }: { id: string }): ReactNode {
  const items = usePages('GET /refunds/:id/items', { params: { id } });
  return (
    <Loaded of={items}>
      {(all) => (
        <>
          <Lines>
            {all.map((item, i) => (
              <Line key={`${item.orderId ?? ''} ${item.cause} ${i}`} side={<Money fen={item.amountFen} />}>
                <Small>{sayRefundItem(item)}</Small>
              </Line>
            ))}
          </Lines>
          <More of={items}>再看后面的</More>
        </>
      )}
    </Loaded>
  );
}
