import type { ReactNode } from 'react';
import {
  exceptionNames,
  type NeighbourView,
  type UnservedView,
  type WindowExceptionView,
} from '@cailan/shared-types';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../../ui/text';
import { bagWords } from '../../../words/statuses';
import { CallTap } from '../../call-tap';
import { Line, Lines } from '../../line';

/** Households whose goods are not all there, and what was found wrong at the gate. */
export function Undelivered({
  unserved,
  exceptions,
  contacts,
}: {
  unserved: readonly UnservedView[];
  exceptions: readonly WindowExceptionView[];
  contacts: ReadonlyMap<string, NeighbourView>;
}): ReactNode {
  return (
    <>
      {unserved.length > 0 ? (
        <Card due>
          <Row apart>
            <Heading>还没送到</Heading>
            <Tag tone="now">{unserved.length} 户</Tag>
          </Row>
          <Lines>
            {unserved.map(({ householdId, door, bags }) => (
              <Line key={householdId} side={<CallTap contact={contacts.get(householdId)} />}>
                <Strong>{door}</Strong>
                {bags.map(({ code, status, heldAt }) => (
                  <Row key={code}>
                    <Tag tone={bagWords[status].tone}>{bagWords[status].words}</Tag>
                    <Small>{heldAt ? `${code}，在${heldAt}` : code}</Small>
                  </Row>
                ))}
              </Line>
            ))}
          </Lines>
        </Card>
      ) : null}
      {exceptions.length > 0 ? (
        <Card>
          <Heading>交接时的问题</Heading>
          <Lines>
            {exceptions.map(({ handoffId, groupName, kind, bagCode, note }) => (
              <Line
                key={`${handoffId} ${kind} ${bagCode ?? note}`}
                side={<Tag tone="harm">{exceptionNames[kind]}</Tag>}
              >
                <Strong>{groupName}</Strong>
                <Small>{[bagCode, note].filter(Boolean).join('，')}</Small>
              </Line>
            ))}
          </Lines>
        </Card>
      ) : null}
    </>
  );
}
