import { useRef, useState, type ReactNode } from 'react';
import { halfWidth } from '@cailan/shared-types';
import { useWrite } from '../../api/use-write';
import { newClientKey } from '../../offline/ids';
import { Card, Heading, Line, Note } from '../../ui/parts';
import { say } from '../../ui/say';
import { Tap } from '../../ui/tap';
import { TextField } from '../../ui/text-field';

const PHONE = /^1\d{10}$/;

/** Makes someone my deputy by their phone number. @param scopeId of the post. */
export function NewDeputy({ scopeId }: { scopeId: string }): ReactNode {
  const [typed, setTyped] = useState('');
  const phone = halfWidth(typed);
  const clientKey = useRef(newClientKey());
  const create = useWrite('POST /deputies', {
    renews: ['GET /deputies'],
    onDone: ({ name }) => {
      clientKey.current = newClientKey();
      setTyped('');
      say(`${name}是您的副手了`);
    },
  });
  const why = phone === '' || PHONE.test(phone) ? undefined : '手机号是 1 开头的 11 位数字';
  const send = () => void create.send({ body: { clientKey: clientKey.current, phone, scopeId } });
  return (
    <Card>
      <Heading>请一位副手</Heading>
      <Line>对方要先用这个手机号登录过。</Line>
      <TextField label="手机号" kind="digits" value={typed} onChange={setTyped} most={11} fault={why} />
      {create.failure ? <Note tone="harm">{create.failure}</Note> : null}
      <Tap busy={create.busy} disabled={!PHONE.test(phone)} onClick={send}>
        请他做副手
      </Tap>
    </Card>
  );
}
