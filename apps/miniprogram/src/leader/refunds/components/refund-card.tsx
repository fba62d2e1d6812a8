import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen, type RefundView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { usePages } from '../../../api/use-pages';
import { sayInstant } from '../../../time';
import { Loaded } from '../../../ui/loaded';
import { More } from '../../../ui/more';
import { Card, Heading, Money, Note, Row, Small, Tag } from '../../../ui/parts';
import { StoredPicture } from '../../../ui/stored-picture';
import { Tap } from '../../../ui/tap';
import { sayRefundItem, sayRefundWay } from '../../../words/refunds';
import { refundWords } from '../../../words/statuses';
import { Line, Lines } from '../../line';
import { AnswerTransfer } from './answer-transfer';

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
      {refund.voucherFileId ? <Voucher fileId={refund.voucherFileId} /> : null}
      {answerable ? <AnswerTransfer refund={refund} /> : null}
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
