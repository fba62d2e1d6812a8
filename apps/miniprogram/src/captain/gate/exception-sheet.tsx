import { useState, type ReactNode } from 'react';
import { REFUSALS, type HandoffView } from '@cailan/shared-types';
import { useWrite } from '../../api/use-write';
import { Choice } from '../../ui/choice';
import { Note } from '../../ui/parts';
import { PhotoField } from '../../ui/photo-field';
import { say } from '../../ui/say';
import { Scan } from '../../ui/scan';
import { Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { TextField } from '../../ui/text-field';
import { readCode } from '../scan-codes';
import type { GateBag } from './gate-now';
import { EXCEPTIONS, type ExceptionKind } from './words';

interface ExceptionSheetProps {
  handoff: HandoffView;
  bags: readonly GateBag[];
  onClose: () => void;
}

/** One thing that is not as expected: what, which bag, in words, with a photo. */
export function ExceptionSheet({ handoff, bags, onClose }: ExceptionSheetProps): ReactNode {
  const [kind, setKind] = useState<ExceptionKind>();
  const [code, setCode] = useState('');
  const [note, setNote] = useState('');
  const [fileId, setFileId] = useState<string>();
  const except = useWrite('POST /handoffs/:id/exceptions', {
    renews: ['GET /handoffs/:id'],
    onDone: () => {
      say('记下了');
      onClose();
    },
  });
  const scanned = readCode(code);
  const bagCode = scanned.kind === 'bag' ? scanned.code : undefined;
  const send = () => {
    if (!kind) return;
    const bag = bagCode !== undefined && { bagCode };
    const body = { kind, note: note.trim(), ...bag, ...(fileId !== undefined && { fileId }) };
    void except.send({ params: { id: handoff.id }, body });
  };
  const known = bags.find((bag) => bag.code === bagCode);
  const footer = (
    <>
      {except.failure ? <Note tone="harm">{except.failure}</Note> : null}
      <Tap why={whyNot({ kind, code, bagCode, note, known })} busy={except.busy} onClick={send}>
        记下
      </Tap>
    </>
  );
  return (
    <Sheet open title="记一条异常" onClose={onClose} footer={footer}>
      <Choice label="什么情况" options={EXCEPTIONS} value={kind} onChange={setKind} />
      <TextField
        label={known ? `哪一袋：${known.door}` : '哪一袋（袋上的码，可不填）'}
        value={code}
        onChange={setCode}
        most={64}
      />
      <Scan label="扫这一袋的码" onScan={setCode} />
      <TextField
        label="怎么回事"
        value={note}
        onChange={setNote}
        long
        placeholder="如 周转箱应收 2 个，只到 1 个"
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
  known: GateBag | undefined;
}): string | undefined {
  const { kind, code, bagCode, note, known } = typed;
  if (!kind) return '请选是什么情况';
  if (code.trim() !== '' && bagCode === undefined) return '袋上的码不对';
  const foreign = bagCode !== undefined && !known;
  if (foreign && (kind === 'missing' || kind === 'damaged')) return REFUSALS.bag_not_in_handoff.text;
  return note.trim() === '' ? '请写一句怎么回事' : undefined;
}
