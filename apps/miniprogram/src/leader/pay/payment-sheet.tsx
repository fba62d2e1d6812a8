import { useState, type ReactNode } from 'react';
import { formatFen, type PaymentMethod } from '@cailan/shared-types';
import { Choice } from '../../ui/choice';
import { Facts, Money, Note, Small } from '../../ui/parts';
import { PhotoField } from '../../ui/photo-field';
import { Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { TextField } from '../../ui/text-field';
import type { usePayment } from '../use-payment';
import { fenOf, yuanOf } from '../yuan';

/** How to pay, and what the chosen way asks for. */
export function PaymentSheet({
  payee,
  openFen,
  payment,
  onClose,
}: {
  payee: string;
  openFen: number;
  payment: ReturnType<typeof usePayment>;
  onClose: () => void;
}): ReactNode {
  const { ways, busy, failure } = payment;
  const [method, setMethod] = useState<PaymentMethod | undefined>(ways[0]?.method);
  const [voucherNo, setVoucherNo] = useState('');
  const [voucherFileId, setVoucherFileId] = useState<string>();
  const [amount, setAmount] = useState(yuanOf(openFen));
  const way = ways.find((each) => each.method === method);
  const fault = way?.voucher ? faultOf(amount, openFen, voucherNo) : undefined;
  const pay = async () => {
    if (!way) return;
    const voucher = { amountFen: fenOf(amount), voucherNo: voucherNo.trim(), voucherFileId };
    if (await payment.pay({ method: way.method, ...(way.voucher && voucher) })) onClose();
  };
  return (
    <Sheet
      open
      title={`付款给${payee}`}
      onClose={onClose}
      footer={
        <Tap kind="now" busy={busy} why={fault} onClick={() => void pay()}>
          {way?.voucher ? '已转账，交给商超查' : `付款 ${formatFen(openFen)}`}
        </Tap>
      }
    >
      <Facts facts={[{ name: '要付', value: <Money big fen={openFen} /> }]} />
      <Choice
        label="怎么付"
        options={ways.map(({ method: value, label }) => ({ value, label }))}
        value={method}
        onChange={setMethod}
      />
      <Small>{way?.hint}</Small>
      {way?.voucher ? (
        <>
          <TextField
            kind="decimal"
            most={12}
            label="这次转了多少（元）"
            value={amount}
            onChange={setAmount}
          />
          <TextField most={64} label="凭证号（转账单上的号）" value={voucherNo} onChange={setVoucherNo} />
          <PhotoField label="拍转账凭证（可不拍）" onPicture={setVoucherFileId} />
        </>
      ) : null}
      {failure ? <Note tone="harm">{failure}</Note> : null}
    </Sheet>
  );
}

function faultOf(amount: string, openFen: number, voucherNo: string): string | undefined {
  const fen = fenOf(amount);
  if (fen === undefined) return '请写转了多少元，如 86.50';
  if (fen > openFen) return `最多 ${formatFen(openFen)}`;
  return voucherNo.trim() ? undefined : '请填凭证号';
}
