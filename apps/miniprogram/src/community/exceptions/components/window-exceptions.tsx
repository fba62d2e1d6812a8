import { useEffect, useRef, type ReactNode } from 'react';
import type { WindowExceptionView, WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { allOf } from '../../../api/all-of';
import { useRead } from '../../../api/use-read';
import { sayWindow } from '../../../time';
import { Loaded } from '../../../ui/loaded';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Tag } from '../../../ui/text';
import { useWide } from '../../../ui/use-wide';
import { sortUnserved, type Unserved } from '../../unserved';
import { HandoffExceptions } from './handoff-exceptions';
import { HouseholdCard } from './household-card';
import { HouseholdTable } from './household-table';
import { Losses } from './losses';

const POLL_MS = 30_000;

interface WindowExceptionsProps {
  window: WindowView;
  chosen: Unserved | undefined;
  onChoose: (household: Unserved) => void;
}

/** What went wrong in one window; a window without anything is one line. */
export function WindowExceptions({ window, chosen, onChoose }: WindowExceptionsProps): ReactNode {
  const params = { id: window.id };
  const unserved = useRead('GET /windows/:id/unserved', { params }, { poll: POLL_MS });
  const exceptions = useRead('GET /windows/:id/exceptions', { params }, { poll: POLL_MS });
  useNewest(unserved.data, chosen, onChoose);
  const said = `${sayWindow(window.startAt, window.endAt, serviceNow())} ${window.name}`;
  return (
    <Loaded of={allOf(unserved, exceptions)}>
      {([households, found]) => (
        <Found
          said={said}
          windowId={window.id}
          unserved={households}
          exceptions={found}
          chosenId={chosen?.householdId}
          onChoose={onChoose}
        />
      )}
    </Loaded>
  );
}

/** The chosen household stays what the service last said of it. */
function useNewest(
  unserved: readonly Unserved[] | undefined,
  chosen: Unserved | undefined,
  onChoose: (household: Unserved) => void,
): void {
  const seen = useRef(unserved);
  useEffect(() => {
    if (seen.current === unserved) return;
    seen.current = unserved;
    const newest = unserved?.find(({ householdId }) => householdId === chosen?.householdId);
    if (newest && newest !== chosen) onChoose(newest);
  }, [unserved, chosen, onChoose]);
}

interface FoundProps {
  said: string;
  windowId: string;
  unserved: readonly Unserved[];
  exceptions: readonly WindowExceptionView[];
  chosenId: string | undefined;
  onChoose: (household: Unserved) => void;
}

function Found({ said, windowId, unserved, exceptions, chosenId, onChoose }: FoundProps): ReactNode {
  const { open, moving, ended } = sortUnserved(unserved);
  if (open.length + ended.length + exceptions.length === 0)
    return (
      <Card>
        <Row apart>
          <Small>{said}</Small>
          <Tag tone="good">没有异常</Tag>
        </Row>
        {moving.length > 0 ? (
          <Small>{`还有 ${moving.length} 户的货在路上，或门口签收了还没送到户`}</Small>
        ) : null}
      </Card>
    );
  return (
    <>
      <Heading>{said}</Heading>
      <Households name="要处理" households={open} chosenId={chosenId} onChoose={onChoose} />
      <HandoffExceptions exceptions={exceptions} />
      <Households name="没送到，已了结" households={ended} chosenId={chosenId} onChoose={onChoose} />
      {ended.length > 0 ? <Losses windowId={windowId} /> : null}
      {moving.length > 0 ? (
        <Small>{`另有 ${moving.length} 户的货在路上，或门口签收了还没送到户`}</Small>
      ) : null}
    </>
  );
}

interface HouseholdsProps {
  name: string;
  households: readonly Unserved[];
  chosenId: string | undefined;
  onChoose: (household: Unserved) => void;
}

function Households({ name, households, chosenId, onChoose }: HouseholdsProps): ReactNode {
  const wide = useWide();
  if (households.length === 0) return null;
  return (
    <>
      <Small>{`${name} ${households.length} 户`}</Small>
      {wide ? (
        <HouseholdTable label={name} households={households} chosenId={chosenId} onChoose={onChoose} />
      ) : (
        households.map((household) => (
          <HouseholdCard key={household.householdId} household={household} onChoose={onChoose} />
        ))
      )}
    </>
  );
}
