import { useState, type ReactNode } from 'react';
import { REFUSALS, type HandoffView } from '@cailan/shared-types';
import { renew } from '../api/query-client';
import { useWrite } from '../api/use-write';
import { Choice } from '../ui/choice';
import { Note } from '../ui/parts';
import { PhotoField } from '../ui/photo-field';
import { say } from '../ui/say';
import { Scan } from '../ui/scan';
import { Sheet } from '../ui/sheet';
import { Tap } from '../ui/tap';
import { TextField } from '../ui/text-field';
import { useWide } from '../ui/use-wide';
import { bagCodeOf } from './codes';
import { EXCEPTION_KINDS, type ExceptionKind } from './exceptions';

interface ExceptionSheetProps {
  handoff: HandoffView;
  onClose: () => void;
}

/** One thing that is not as expected: what, which bag, in words, with a photo. */
export function ExceptionSheet({ handoff, onClose }: ExceptionSheetProps): ReactNode {
  const [kind, setKind] = useState<ExceptionKind>();
  const [code, setCode] = useState('');
  const [note, setNote] = useState('');
  const [fileId, setFileId] = useState<string>();
  const wide = useWide();
  const except = useWrite('POST /handoffs/:id/exceptions', {
    onDone: () => {
      say('记下了');
      onClose();
    },
  });
  const bagCode = bagCodeOf(code);
  const door = handoff.bags.find((bag) => bag.code === bagCode)?.door;
  const send = async () => {
    if (!kind) return;
    const bag = bagCode !== undefined && { bagCode };
    const body = { kind, note: note.trim(), ...bag, ...(fileId !== undefined && { fileId }) };
    await except.send({ params: { id: handoff.id }, body });
    renew(['GET /handoffs/:id', 'GET /windows/:id/progress']);
  };
  const footer = (
    <>
      {except.failure ? <Note tone="harm">{except.failure}</Note> : null}
      <Tap why={whyNot({ kind, code, bagCode, note, door })} busy={except.busy} onClick={() => void send()}>
        记下
      </Tap>
    </>
  );
  return (
    <Sheet open title="记一条异常" onClose={onClose} footer={footer}>
      <Choice label="什么情况" options={EXCEPTION_KINDS} value={kind} onChange={setKind} />
      <TextField
        label={door ? `哪一袋：${door}` : '哪一袋（袋上的码，可不填）'}
        value={code}
        onChange={setCode}
        most={64}
      />
      {wide ? null : <Scan label="扫这一袋的码" onScan={setCode} />}
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
