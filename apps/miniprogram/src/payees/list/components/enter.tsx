import { useRef, useState, type ReactNode } from 'react';
import {
  PAYEE_MODES,
  payeeModeNames,
  proposePayeeRefusal,
  refusalText,
  type PayeeMode,
} from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Choice } from '../../../ui/choice';
import { Card } from '../../../ui/layout';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { Heading, Line, Note } from '../../../ui/text';
import { TextField } from '../../../ui/text-field';

const NUMBER = /^\d{8,32}$/;

/** 填收款账号: direct, or as a sub-merchant of a service provider whose keys the service has. */
export function Enter({ supermarketId }: { supermarketId: string }): ReactNode {
  const [mode, setMode] = useState<PayeeMode>('partner');
  const [provider, setProvider] = useState<string>();
  const [number, setNumber] = useState('');
  const key = useRef(newClientKey());
  const known = useRead('GET /payees/merchants');
  const merchants = known.data?.mchids ?? [];
  const propose = useWrite('POST /payees', {
    renews: ['GET /payees'],
    onDone: () => {
      key.current = newClientKey();
      setNumber('');
      say('填好了，等区里确认');
    },
  });
  const mchid = mode === 'direct' ? number : (provider ?? merchants[0] ?? '');
  const payee = { mode, mchid, ...(mode === 'partner' && { subMchid: number }) };
  const refusal = NUMBER.test(number) ? proposePayeeRefusal(payee, { merchants, present: [] }) : undefined;
  const send = () => propose.send({ body: { clientKey: key.current, supermarketId, ...payee } });
  return (
    <Card>
      <Heading>填收款账号</Heading>
      <Choice
        label="怎么收款"
        options={PAYEE_MODES.map((each) => ({ value: each, label: payeeModeNames[each] }))}
        value={mode}
        onChange={setMode}
      />
      {mode === 'partner' ? (
        <Choice
          label="服务商的商户号"
          options={merchants.map((each) => ({ value: each, label: each }))}
          value={mchid}
          onChange={setProvider}
        />
      ) : null}
      <TextField
        label={mode === 'partner' ? '特约商户号' : '商户号'}
        placeholder="微信支付商户平台上的 10 位数字"
        kind="digits"
        value={number}
        onChange={(text) => setNumber(text.replace(/\D/g, ''))}
        most={32}
        fault={refusal && refusalText(refusal)}
      />
      <Line>区里确认以后，新的微信付款才到这里。以前付的钱，要退还从以前的账号退。</Line>
      {propose.failure ? <Note tone="harm">{propose.failure}</Note> : null}
      <Tap
        busy={propose.busy}
        disabled={!NUMBER.test(number) || refusal !== undefined}
        onClick={() => void send()}
      >
        交给区里确认
      </Tap>
    </Card>
  );
}
