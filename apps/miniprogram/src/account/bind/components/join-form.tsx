import { useState, type ReactNode } from 'react';
import type { BindingTargetView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { joinCodeOf } from '../../../belonging/join-code';
import { Loaded } from '../../../ui/loaded';
import { Card } from '../../../ui/layout';
import { Heading, Line, Note } from '../../../ui/text';
import { Scan } from '../../../ui/scan';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { WhoAndWhere } from './who-and-where';

/** A code, scanned or typed, then where it leads and who asks. @param first the code of a shared card. */
export function JoinForm({ first }: { first: string | undefined }): ReactNode {
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState(first === undefined ? undefined : joinCodeOf(first));
  const [fault, setFault] = useState<string>();
  const take = (text: string) => {
    const found = joinCodeOf(text);
    setCode(found);
    setFault(found === undefined ? '这不是楼栋码或邀请码，请核对后再试。' : undefined);
  };
  if (code !== undefined)
    return (
      <>
        <Target code={code} />
        <Tap kind="quiet" onClick={() => setCode(undefined)}>
          换一个码
        </Tap>
      </>
    );
  return (
    <Card>
      <Heading>您家在哪一栋</Heading>
      <Line>扫楼栋门口贴的码，或家里人、网格员发来的邀请码。</Line>
      <Scan label="扫码" kind="main" big onScan={take} />
      <TextField
        label="或输入码上的字"
        placeholder="8 个字母和数字"
        value={typed}
        onChange={setTyped}
        onEnter={() => take(typed)}
        most={24}
        fault={fault}
      />
      <Tap kind="line" disabled={typed.trim() === ''} onClick={() => take(typed)}>
        下一步
      </Tap>
    </Card>
  );
}

function Target({ code }: { code: string }): ReactNode {
  const target = useRead('GET /binding-codes/:code', { params: { code } });
  return (
    <Loaded of={target}>
      {(of: BindingTargetView) => (
        <>
          <Card>
            <Line>{of.communityName}</Line>
            <Heading>{of.door === null ? of.placeName : `${of.placeName} ${of.door}`}</Heading>
            {of.answers ? <Note tone="good">这是一份邀请，不用再等批准。</Note> : null}
            {of.door !== null && !of.answers ? (
              <Note tone="mute">这一户有人在用，要等家里人批准。</Note>
            ) : null}
          </Card>
          <WhoAndWhere code={code} target={of} />
        </>
      )}
    </Loaded>
  );
}
