import { useState, type ReactNode } from 'react';
import { payeeModeNames, payeeNames, type PayeeStatus, type PayeeView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useWrite } from '../../../api/use-write';
import { sayInstant } from '../../../time';
import { Facts } from '../../../ui/figures';
import { Card, Even, Row } from '../../../ui/layout';
import { agreed } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { Heading, Note, Tag, type Tone } from '../../../ui/text';
import { TextField } from '../../../ui/text-field';

const tones: Record<PayeeStatus, Tone> = {
  proposed: 'now',
  confirmed: 'good',
  refused: 'harm',
  ended: 'mute',
};

/** A payee with its state; the district answers it, shop and district end it. */
export function PayeeCard({ of, district }: { of: PayeeView; district: boolean }): ReactNode {
  const { mode, mchid, subMchid, status, note, proposedByName, proposedAt, endedAt } = of;
  const at = (instant: string) => sayInstant(instant, serviceNow());
  return (
    <Card due={district && status === 'proposed' && !of.mine}>
      <Row apart>
        <Heading>{of.supermarketName}</Heading>
        <Tag tone={tones[status]}>{payeeNames[status]}</Tag>
      </Row>
      <Facts
        facts={[
          { name: '怎么收款', value: payeeModeNames[mode] },
          ...(subMchid === null
            ? [{ name: '商户号', value: mchid }]
            : [
                { name: '特约商户号', value: subMchid },
                { name: '服务商的商户号', value: mchid },
              ]),
          { name: '填写', value: `${proposedByName ?? '从以前的设置带来'} ${at(proposedAt)}` },
          ...(endedAt === null ? [] : [{ name: '停用', value: at(endedAt) }]),
          ...(note === null ? [] : [{ name: '原因', value: note }]),
        ]}
      />
      {district && status === 'proposed' && !of.mine ? <Answer of={of} /> : null}
      {status === 'confirmed' || (status === 'proposed' && !district) ? <End of={of} /> : null}
    </Card>
  );
}

function Answer({ of: { id } }: { of: PayeeView }): ReactNode {
  const [note, setNote] = useState('');
  const answer = useWrite('POST /payees/:id/answer', { renews: ['GET /payees', 'GET /supermarkets'] });
  const yes = async () => {
    const words = '从现在起，付给这家商超的微信付款都到这个账号。请先和商超的负责人当面或打电话核对号码。';
    if (await agreed('确认这个收款账号？', words, '确认'))
      await answer.send({ params: { id }, body: { confirm: true } });
  };
  const no = () => answer.send({ params: { id }, body: { confirm: false, note } });
  return (
    <>
      <TextField label="不通过的话，写为什么" value={note} onChange={setNote} most={200} />
      {answer.failure ? <Note tone="harm">{answer.failure}</Note> : null}
      <Even>
        <Tap kind="line" busy={answer.busy} disabled={note.trim() === ''} onClick={() => void no()}>
          不通过
        </Tap>
        <Tap busy={answer.busy} onClick={() => void yes()}>
          确认
        </Tap>
      </Even>
    </>
  );
}

function End({ of: { id, status } }: { of: PayeeView }): ReactNode {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const end = useWrite('POST /payees/:id/end', { renews: ['GET /payees', 'GET /supermarkets'] });
  const words = status === 'confirmed' ? '停用' : '撤回';
  if (!open)
    return (
      <Tap kind="quiet" onClick={() => setOpen(true)}>
        {`${words}这个账号`}
      </Tap>
    );
  return (
    <>
      <TextField label={`为什么${words}`} value={reason} onChange={setReason} most={200} />
      {end.failure ? <Note tone="harm">{end.failure}</Note> : null}
      <Tap
        kind="harm"
        busy={end.busy}
        disabled={reason.trim() === ''}
        onClick={() => void end.send({ params: { id }, body: { reason } })}
      >
        {words}
      </Tap>
    </>
  );
}
