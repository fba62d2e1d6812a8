import { useRef, useState, type ReactNode } from 'react';
import { DOOR_MOST, NAME_MOST, type BindingTargetView } from '@cailan/shared-types';
import { call } from '../../../api/client';
import { renew } from '../../../api/query-client';
import { useAttempt } from '../../../api/use-attempt';
import { newClientKey } from '../../../offline/ids';
import { pages } from '../../../pages';
import { goToFirstPage } from '../../../session/first-page';
import { readMe, sendConsent } from '../../../session/sign-in';
import { useSession } from '../../../session/use-session';
import { turnTo } from '../../../ui/open';
import { Card } from '../../../ui/layout';
import { Note } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { forgetCode } from '../kept-code';

/** Who asks, and behind which door; then the question goes to those who answer it. */
export function WhoAndWhere({ code, target }: { code: string; target: BindingTargetView }): ReactNode {
  const { person } = useSession();
  const [name, setName] = useState(person?.name ?? '');
  const [door, setDoor] = useState('');
  const asking = useAsking();
  const named = target.kind === 'household';
  const missing = name.trim() === '' || (!named && door.trim() === '');
  const body = { code, name: name.trim(), ...(!named && { door: door.trim() }) };
  return (
    <Card>
      {named ? null : (
        <TextField
          label="门牌：单元-房号"
          placeholder="例如 3-101"
          value={door}
          onChange={setDoor}
          most={DOOR_MOST}
        />
      )}
      <TextField
        label="怎么称呼您"
        placeholder="姓名，批准的人和送菜的人要用"
        value={name}
        onChange={setName}
        most={NAME_MOST}
      />
      {asking.fault ? <Note tone="harm">{asking.fault}</Note> : null}
      <Tap
        big
        busy={asking.busy}
        why={missing ? '请把上面填完整' : undefined}
        onClick={() => void asking.ask(body)}
      >
        {target.answers ? '加入这一户' : '申请加入'}
      </Tap>
    </Card>
  );
}

interface Asked {
  code: string;
  name: string;
  door?: string;
}

/** Asks once for each wish, however often it is sent. */
function useAsking(): { busy: boolean; fault: string | undefined; ask: (wish: Asked) => Promise<void> } {
  const { busy, fault, attempt } = useAttempt();
  const last = useRef({ wish: '', clientKey: '' });
  const ask = async (wish: Asked) => {
    const said = JSON.stringify(wish);
    if (last.current.wish !== said) last.current = { wish: said, clientKey: newClientKey() };
    await attempt(async () => {
      await sendConsent();
      const { status } = await call('POST /bindings', {
        body: { ...wish, clientKey: last.current.clientKey },
      });
      forgetCode();
      renew(['GET /me/bindings']);
      await arrive(status === 'approved');
    });
  };
  return { busy, fault, ask };
}

async function arrive(approved: boolean): Promise<void> {
  if (!approved) return turnTo(pages.account.waiting);
  await readMe();
  say('已加入');
  goToFirstPage();
}
