import { useState, type ReactNode } from 'react';
import { AMOUNT_MOST, fenOf, formatFen, yuanOf, type PaymentMethod } from '@cailan/shared-types';
import { Choice } from '../../../ui/choice';
import { Facts, Money } from '../../../ui/figures';
import { Note, Small } from '../../../ui/text';
import { PhotoField } from '../../../ui/photo-field';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { useSubscribe } from '../../../wechat/use-subscribe';
import type { PaymentWay, usePayment } from '../state';
import { NEWS_OF_PAYMENT, payInWechat } from '../wechat-pay';

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
  const askToTell = useSubscribe(NEWS_OF_PAYMENT);
  const [method, setMethod] = useState<PaymentMethod>();
  const [voucherNo, setVoucherNo] = useState('');
  const [voucherFileId, setVoucherFileId] = useState<string>();
  const [amount, setAmount] = useState(yuanOf(openFen));
  const usable = ways.find(({ why }) => why === undefined);
  const way = ways.find((each) => each.method === (method ?? usable?.method));
  const payFen = way?.parts ? fenOf(amount, AMOUNT_MOST, 1) : openFen;
  const fault = way?.why ?? faultOf(way, payFen, openFen, voucherNo);
  const pay = async () => {
    if (!way || payFen === undefined) return;
    const part = way.parts && payFen < openFen ? { amountFen: payFen } : {};
    const voucher = way.voucher ? { amountFen: payFen, voucherNo: voucherNo.trim(), voucherFileId } : {};
    const made = await payment.pay({ method: way.method, ...part, ...voucher });
    if (!made) return;
    onClose();
    if (made.method === 'wechat' && made.status === 'pending') await payInWechat(made.id, askToTell);
  };
  return (
    <Sheet
      open
      title={`付款给${payee}`}
      onClose={onClose}
      footer={
        <Tap kind="now" busy={busy} why={fault} onClick={() => void pay()}>
          {labelOf(way, payFen ?? openFen)}
        </Tap>
      }
    >
      <Facts facts={[{ name: '要付', value: <Money big fen={openFen} /> }]} />
      <Choice
        label="怎么付"
        options={ways.map(({ method: value, label }) => ({ value, label }))}
        value={way?.method}
        onChange={setMethod}
      />
      <Small>{way?.hint}</Small>
      {way?.parts ? <Amount way={way} value={amount} onChange={setAmount} /> : null}
      {way?.voucher ? (
        <>
          <TextField most={64} label="凭证号（转账单上的号）" value={voucherNo} onChange={setVoucherNo} />
          <PhotoField label="拍转账凭证（可不拍）" onPicture={setVoucherFileId} />
        </>
      ) : null}
      {failure ? <Note tone="harm">{failure}</Note> : null}
    </Sheet>
  );
}

interface AmountProps {
  way: PaymentWay;
  /** Yuan as typed. */
  value: string;
  onChange: (value: string) => void;
}

/** How much of it is paid this time: a card's daily limit may make several payments necessary. */
function Amount({ way, value, onChange }: AmountProps): ReactNode {
  const label = way.voucher ? '这次转了多少（元）' : '这次付多少（元）';
  return <TextField kind="decimal" most={12} label={label} value={value} onChange={onChange} />;
}

function labelOf(way: PaymentWay | undefined, fen: number): string {
  if (way?.voucher) return '已转账，交给商超查';
  return way?.method === 'wechat' ? `微信付款 ${formatFen(fen)}` : `付款 ${formatFen(fen)}`;
}

function faultOf(
  way: PaymentWay | undefined,
  payFen: number | undefined,
  openFen: number,
  voucherNo: string,
): string | undefined {
  if (payFen === undefined) return way?.voucher ? '请写转了多少元，如 86.50' : '请写付多少元，如 86.50';
  if (payFen > openFen) return `最多 ${formatFen(openFen)}`;
  return way?.voucher && !voucherNo.trim() ? '请填凭证号' : undefined;
}
