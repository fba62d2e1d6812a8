import { useState, type ReactNode } from 'react';
import { roleNames, type PostCodeView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useWrite } from '../../../api/use-write';
import { inGroups } from '../../../belonging/join-code';
import { sayInstant } from '../../../time';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { Line, Note, Strong } from '../../../ui/text';

/** A code by which the post is taken where WeChat gives no number; shown once, a new one stops the one before. */
export function PostCode({ grantId, name }: { grantId: string; name: string }): ReactNode {
  const [shown, setShown] = useState<PostCodeView>();
  const make = useWrite('POST /appointments/:id/code', { onDone: setShown });
  return (
    <>
      <Tap
        kind="line"
        label={`给${name}一个岗位码`}
        busy={make.busy}
        onClick={() => void make.send({ params: { id: grantId } })}
      >
        岗位码
      </Tap>
      {make.failure ? <Note tone="harm">{make.failure}</Note> : null}
      <Sheet open={shown !== undefined} title={`${name}的岗位码`} onClose={() => setShown(undefined)}>
        {shown ? (
          <>
            <Line>{`${shown.scopeName} · ${roleNames[shown.role]}`}</Line>
            <Strong>{inGroups(shown.code)}</Strong>
            <Line>请他在“我的”→“用岗位码接岗”里输入。</Line>
            <Note>{`${sayInstant(shown.expiresAt, serviceNow())}前有效，只能用一次。关掉以后不再显示。`}</Note>
          </>
        ) : null}
      </Sheet>
    </>
  );
}
