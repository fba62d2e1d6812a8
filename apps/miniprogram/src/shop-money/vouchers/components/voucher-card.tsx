import { type ReactNode } from 'react';
import { formatFen, methodNames, type PaymentView, waitsForAnswer } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { sayInstant } from '../../../time';
import { Facts, Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Note, Small, Tag } from '../../../ui/text';
import { paymentWords } from '../../../words/statuses';
import { AnswerTransfer } from '../../../transfers/answer-transfer';
import { VoucherPicture } from '../../../transfers/voucher-picture';
import { paymentTransfer } from '../answering';
import { sayBuildings } from '../../../transfers/buildings';

interface VoucherCardProps {
  payment: PaymentView;
  /** Its picture is shown at once: on a desk, where it stands alone. */
  open?: boolean;
}

/** One payment: how much, for which buildings, by which voucher, and our answer. */
export function VoucherCard({ payment, open = false }: VoucherCardProps): ReactNode {
  const waiting = waitsForAnswer(payment);
  const { words, tone } = paymentWords[payment.status];
  const now = serviceNow();
  return (
    <Card due={waiting}>
      <Row apart>
        <Heading>{formatFen(payment.amountFen)}</Heading>
        <Tag tone={tone}>{waiting ? '等您答复' : words}</Tag>
      </Row>
      <Small>
        {`${sayBuildings(payment.allocations)} · ${methodNames[payment.method]} · ${sayInstant(payment.createdAt, now)}`}
      </Small>
      {payment.voucherNo ? <Facts facts={[{ name: '凭证号', value: payment.voucherNo }]} /> : null}
      {open || waiting ? <Buildings payment={payment} /> : null}
      {payment.voucherFileId ? (
        <VoucherPicture fileId={payment.voucherFileId} label="凭证照片" shown={open} />
      ) : waiting ? (
        <Small>没有附照片，请按凭证号到银行核对</Small>
      ) : null}
      {waiting ? <AnswerTransfer as={paymentTransfer} transfer={payment} /> : null}
      {payment.answeredAt && payment.method === 'bank_transfer' ? (
        <Small>{`${sayInstant(payment.answeredAt, now)} 答复`}</Small>
      ) : null}
      {payment.note ? <Note>{payment.note}</Note> : null}
    </Card>
  );
}

function Buildings({ payment }: { payment: PaymentView }): ReactNode {
  return (
    <Facts
      facts={payment.allocations.map(({ deliveryGroupName, amountFen }) => ({
        name: deliveryGroupName,
        value: <Money fen={amountFen} />,
      }))}
    />
  );
}
