import { useRef, useState, type ReactNode } from 'react';
import { dialled, phoneOf, postPhoneRefusal } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Card } from '../../../ui/layout';
import { Heading, Line, Note } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';

/** Copied out of a contact it comes with +86, spaces or dashes. */
const TYPED_MOST = 24;

/** Asks someone by their phone number to be my deputy. @param scopeId of the post. */
export function NewDeputy({ scopeId }: { scopeId: string }): ReactNode {
  const [typed, setTyped] = useState('');
  const known = phoneOf(typed);
  const phone = known && !postPhoneRefusal(known) ? dialled(known) : undefined;
  const clientKey = useRef(newClientKey());
  const create = useWrite('POST /deputies', {
    renews: ['GET /deputy-requests'],
    onDone: () => {
      clientKey.current = newClientKey();
      setTyped('');
      say('已经问了，等对方答应');
    },
  });
  const why = typed === '' || phone ? undefined : '手机号是 1 开头的 11 位数字';
  const send = () => phone && void create.send({ body: { clientKey: clientKey.current, phone, scopeId } });
  return (
    <Card>
      <Heading>请一位副手</Heading>
      <Line>对方要先用这个手机号登录过。对方答应以后才是您的副手，社区会知道。</Line>
      <TextField
        label="手机号"
        kind="digits"
        value={typed}
        onChange={setTyped}
        most={TYPED_MOST}
        fault={why}
      />
      {create.failure && !why ? <Note tone="harm">{create.failure}</Note> : null}
      <Tap busy={create.busy} disabled={!phone} onClick={send}>
        请他做副手
      </Tap>
    </Card>
  );
}
