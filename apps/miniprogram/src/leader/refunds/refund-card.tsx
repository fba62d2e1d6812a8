import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen, type RefundView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { sayInstant } from '../../time';
import { Card, Heading, Money, Note, Row, Small, Tag } from '../../ui/parts';
import { StoredPicture } from '../../ui/stored-picture';
import { Tap } from '../../ui/tap';
import { sayRefundItem, sayRefundWay } from '../../words/refunds';
import { refundWords } from '../../words/statuses';
import { Line, Lines } from '../line';
import { AnswerTransfer } from './answer-transfer';

const ITEMS_AT_ONCE = 5;

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
      <Items refund={refund} />
      {note ? <Note>{note}</Note> : null}
      {refund.voucherFileId ? <Voucher fileId={refund.voucherFileId} /> : null}
      {answerable ? <AnswerTransfer refund={refund} /> : null}
    </Card>
  );
}

function Items({ refund: { items } }: { refund: RefundView }): ReactNode {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, ITEMS_AT_ONCE);
  return (
    <>
      <Lines>
        {shown.map((item, i) => (
          <Line key={`${item.orderId ?? ''} ${item.cause} ${i}`} side={<Money fen={item.amountFen} />}>
            <Small>{sayRefundItem(item)}</Small>
          </Line>
        ))}
      </Lines>
      {items.length > shown.length ? (
        <Tap kind="quiet" onClick={() => setAll(true)}>
          看全部 {items.length} 项
        </Tap>
      ) : null}
    </>
  );
}

/** Pictures cost a phone's data, so they are fetched when they are asked for. */
function Voucher({ fileId }: { fileId: string }): ReactNode {
  const [asked, setAsked] = useState(false);
  if (asked) return <StoredPicture fileId={fileId} label="转账凭证" />;
  return (
    <Tap kind="line" onClick={() => setAsked(true)}>
      看转账凭证
    </Tap>
  );
}
