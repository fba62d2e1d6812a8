import { useState, type ReactNode } from 'react';
import {
  EXCEPTION_KINDS,
  exceptionNames,
  REFUSALS,
  type ExceptionKind,
  type HandoffView,
} from '@cailan/shared-types';
import { queue } from '../offline/outbox';
import { Choice } from '../ui/choice';
import { Small } from '../ui/text';
import { PhotoField } from '../ui/photo-field';
import { say } from '../ui/say';
import { Scan } from '../ui/scan';
import { Sheet } from '../ui/sheet';
import { Tap } from '../ui/tap';
import { TextField } from '../ui/text-field';
import { useWide } from '../ui/use-wide';
import { bagCodeOf } from './codes';

const KINDS = EXCEPTION_KINDS.map((value) => ({ value, label: exceptionNames[value] }));

interface ExceptionSheetProps {
  handoff: HandoffView;
  onClose: () => void;
}

/**
 * One thing that is not as expected: what, which bag, in words, with a photo; it waits on the phone while there is no
 * network, in order with the bags that were checked off.
 */
export function ExceptionSheet({ handoff, onClose }: ExceptionSheetProps): ReactNode {
  const [kind, setKind] = useState<ExceptionKind>();
  const [code, setCode] = useState('');
  const [note, setNote] = useState('');
  const [fileId, setFileId] = useState<string>();
  const wide = useWide();
  const bagCode = bagCodeOf(code);
  const door = handoff.bags.find((bag) => bag.code === bagCode)?.door;
  const record = () => {
    if (!kind) return;
    const bag = bagCode !== undefined && { bagCode };
    const words = note.trim();
    const kept = queue({
      route: 'POST /handoffs/:id/exceptions',
      params: { id: handoff.id },
      body: { kind, note: words, ...bag, ...(fileId !== undefined && { fileId }) },
      label: [exceptionNames[kind], door ?? bagCode, words].filter(Boolean).join(' '),
      subject: `exceptions/${handoff.id}`,
      renews: ['GET /handoffs/:id', 'GET /windows/:id/progress', 'GET /windows/:id/exceptions'],
    });
    say(kept ? '记下了' : '记下了。手机存满了，传完之前别关掉');
    onClose();
  };
  const footer = (
    <Tap why={whyNot({ kind, code, bagCode, note, door })} onClick={record}>
      记下
    </Tap>
  );
  return (
    <Sheet open title="记一条异常" onClose={onClose} footer={footer}>
      <Choice label="什么情况" options={KINDS} value={kind} onChange={setKind} />
      <TextField
        label={door ? `哪一袋：${door}` : '哪一袋（袋上的码，可不填）'}
        value={code}
        onChange={setCode}
        most={64}
      />
      {wide ? null : <Scan label="扫这一袋的码" onScan={setCode} />}
      {kind === 'damaged' ? (
        <Small>写了袋码，双方签字后这一袋不再送，退款。只破了外袋、货都好的，不写袋码。</Small>
      ) : null}
      <TextField
        label="怎么回事"
        value={note}
        onChange={setNote}
        long
        placeholder="如 袋子破了，鸡蛋碎了 3 个"
      />
      <PhotoField label="拍张照片" onPicture={setFileId} />
    </Sheet>
  );
}

/** The service takes a bag of another handoff only as one too many or a wrong one. */
function whyNot(typed: {
  kind: ExceptionKind | undefined;
  code: string;
  bagCode: string | undefined;
  note: string;
  door: string | undefined;
}): string | undefined {
  const { kind, code, bagCode, note, door } = typed;
  if (!kind) return '请选是什么情况';
  if (code.trim() !== '' && bagCode === undefined) return '袋上的码不对';
  const foreign = bagCode !== undefined && door === undefined;
  if (foreign && (kind === 'missing' || kind === 'damaged')) return REFUSALS.bag_not_in_handoff.text;
  return note.trim() === '' ? '请写一句怎么回事' : undefined;
}
