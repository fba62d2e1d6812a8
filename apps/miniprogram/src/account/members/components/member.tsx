import type { ReactNode } from 'react';
import { memberEndRefusal, type MemberView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { sayInstant } from '../../../time';
import { Card, Row } from '../../../ui/layout';
import { Note, Small, Strong, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { useEndMembership } from '../state';

interface MemberProps {
  householdId: string;
  of: MemberView;
  /** Since when I live there; undefined for leader and staff. */
  mySince: string | undefined;
}

/** A member, whom those who came earlier may remove; oneself may leave. */
export function Member({ householdId, of, mySince }: MemberProps): ReactNode {
  const { name, phone, since, me } = of;
  const { end, busy, failure } = useEndMembership(householdId, of);
  return (
    <Card>
      <Row apart>
        <Strong>{name}</Strong>
        {me ? <Tag>我</Tag> : null}
      </Row>
      <Row apart>
        <Small>{`${phone ?? '没有手机号'} · ${sayInstant(since, serviceNow())} 加入`}</Small>
        {memberEndRefusal(mySince, of) ? null : (
          <Tap kind="quiet" label={me ? '退出这一户' : `移除${name}`} busy={busy} onClick={() => void end()}>
            {me ? '退出这一户' : '移除'}
          </Tap>
        )}
      </Row>
      {failure ? <Note tone="harm">{failure}</Note> : null}
    </Card>
  );
}
