import { useState, type ReactNode } from 'react';
import { formatFen, type RefundView } from '@cailan/shared-types';
import { renew } from '../../../api/query-client';
import { useWrite } from '../../../api/use-write';
import { Note, Small } from '../../../ui/text';
import { PhotoField } from '../../../ui/photo-field';
import { say } from '../../../ui/say';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';

const CHANGED = ['GET /refunds', 'GET /rounds/:id/statement'] as const;

/** 已转账: the voucher of a refund that we sent by transfer; its receiver confirms it. */
export function Transfer({ refund }: { refund: RefundView }): ReactNode {
  const [open, setOpen] = useState(false);
  const [voucherNo, setVoucherNo] = useState('');
  const [voucherFileId, setVoucherFileId] = useState<string>();
  const write = useWrite('POST /refunds/:id/transfer', {
    renews: CHANGED,
    onDone: () => say('登记了，等付款人确认'),
  });
  const send = async () => {
    const picture = voucherFileId === undefined ? {} : { voucherFileId };
    const body = { voucherNo: voucherNo.trim(), ...picture };
    const done = await write.send({ params: { id: refund.id }, body });
    if (done) setOpen(false);
    // A colleague may have entered it before: then the list shows theirs.
    else renew(CHANGED);
  };
  return (
    <>
      <Tap kind="now" onClick={() => setOpen(true)}>
        登记转账凭证
      </Tap>
      <Sheet
        open={open}
        title={`转账退回 ${formatFen(refund.amountFen)}`}
        onClose={() => setOpen(false)}
        footer={
          <Tap
            kind="now"
            busy={write.busy}
            why={voucherNo.trim() ? undefined : '请填凭证号'}
            onClick={() => void send()}
          >
            已转账 {formatFen(refund.amountFen)}
          </Tap>
        }
      >
        <Small>先在银行转账给付款人，再填转账单上的号。付款人确认后就算退完。</Small>
        <TextField most={64} label="凭证号（转账单上的号）" value={voucherNo} onChange={setVoucherNo} />
        <PhotoField label="拍转账凭证（可不拍）" onPicture={setVoucherFileId} />
        {write.failure ? <Note tone="harm">{write.failure}</Note> : null}
      </Sheet>
    </>
  );
}
