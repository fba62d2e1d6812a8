import type { ReactNode } from 'react';
import type { BindingTargetView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { joinCodeOf } from '../../../belonging/join-code';
import { CodeEntry } from '../../../ui/code-entry';
import { Loaded } from '../../../ui/loaded';
import { Card } from '../../../ui/layout';
import { Heading, Line, Note } from '../../../ui/text';
import { WhoAndWhere } from './who-and-where';

/** A code, scanned or typed, then where it leads and who asks. @param first the code of a shared card. */
export function JoinForm({ first }: { first: string | undefined }): ReactNode {
  return (
    <CodeEntry
      about={
        <>
          <Heading>您家在哪一栋</Heading>
          <Line>扫楼栋门口贴的码，或家里人、网格员发来的邀请码。</Line>
        </>
      }
      label="或输入码上的字"
      read={joinCodeOf}
      wrong="这不是楼栋码或邀请码，请核对后再试。"
      first={first}
    >
      {(code) => <Target code={code} />}
    </CodeEntry>
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
