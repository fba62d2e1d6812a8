import type { ReactNode } from 'react';
import type { HouseholdView } from '@cailan/shared-types';
import { dial } from '../ui/call';
import { Card, Row } from '../ui/layout';
import { Heading, Small } from '../ui/text';
import { Tap } from '../ui/tap';

/** Whom to call. */
export function Helpers({ of }: { of: HouseholdView['helpers'] }): ReactNode {
  return (
    <Card>
      <Heading>有事找谁</Heading>
      {of.length === 0 ? <Small>还没有登记网格员和楼栋长，请问社区。</Small> : null}
      {of.map(({ roleName, name, phone }) => (
        <Row apart key={`${roleName} ${phone}`}>
          <Small>{`${roleName} ${name}`}</Small>
          <Tap kind="quiet" label={`打电话 ${phone} ${roleName}${name}`} onClick={() => dial(phone)}>
            {`打电话 ${phone}`}
          </Tap>
        </Row>
      ))}
    </Card>
  );
}
