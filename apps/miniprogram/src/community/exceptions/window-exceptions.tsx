import { useEffect, useRef, type ReactNode } from 'react';
import type { WindowProgressView, WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { sayWindow } from '../../time';
import { Loaded } from '../../ui/loaded';
import { Card, Heading, Row, Small, Tag } from '../../ui/parts';
import { useWide } from '../../ui/use-wide';
import { sortUnserved, type Unserved } from '../unserved';
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
  const read = useRead('GET /windows/:id/progress', { params: { id: window.id } }, { poll: POLL_MS });
  useNewest(read.data, chosen, onChoose);
  const said = `${sayWindow(window.startAt, window.endAt, serviceNow())} ${window.name}`;
  return (
    <Loaded of={read}>
      {(progress) => (
        <Found said={said} progress={progress} chosenId={chosen?.householdId} onChoose={onChoose} />
      )}
    </Loaded>
  );
}

/** The chosen household stays what the service last said of it. */
function useNewest(
  progress: WindowProgressView | undefined,
  chosen: Unserved | undefined,
  onChoose: (household: Unserved) => void,
): void {
  const seen = useRef(progress);
  useEffect(() => {
    if (seen.current === progress) return;
    seen.current = progress;
    const newest = progress?.unserved.find(({ householdId }) => householdId === chosen?.householdId);
    if (newest && newest !== chosen) onChoose(newest);
  }, [progress, chosen, onChoose]);
}

interface FoundProps {
  said: string;
  progress: WindowProgressView;
  chosenId: string | undefined;
  onChoose: (household: Unserved) => void;
}

function Found({ said, progress, chosenId, onChoose }: FoundProps): ReactNode {
  const { open, moving, ended } = sortUnserved(progress.unserved);
  if (open.length + ended.length + progress.exceptions.length === 0)
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
      <HandoffExceptions exceptions={progress.exceptions} />
      <Households name="没送到，已了结" households={ended} chosenId={chosenId} onChoose={onChoose} />
      {ended.length > 0 ? <Losses windowId={progress.windowId} /> : null}
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
