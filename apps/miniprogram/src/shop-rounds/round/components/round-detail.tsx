import type { ReactNode } from 'react';
import {
  type GroupOrderView,
  type RoundDetailView,
  waitsForAnswer,
  type WindowProgressView,
} from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { Loaded } from '../../../ui/loaded';
import { follow } from '../../../ui/open';
import { Note } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { nextStep } from '../../next-step';
import { Buildings } from './buildings';
import { ProductTotals } from './product-totals';
import { RoundActions } from './round-actions';
import { RoundFacts } from './round-facts';
import { RoundLinks } from './round-links';
import { WindowFunnel } from './window-funnel';
import { WindowPoints } from './window-points';

const POLL_MS = 15_000;

/** Everything about one round; the page of a phone, and beside the table on a desk. */
export function RoundDetail({ id }: { id: string }): ReactNode {
  const round = useRead('GET /rounds/:id', { params: { id } }, { poll: POLL_MS });
  return <Loaded of={round}>{(read) => <Known round={read} />}</Loaded>;
}

function Known({ round }: { round: RoundDetailView }): ReactNode {
  const { id, windowId, status } = round;
  const sold = status !== 'draft';
  const groups = useRead('GET /group-orders', { query: { roundId: id } }, { poll: POLL_MS, enabled: sold });
  const vouchers = useRead('GET /payments', { query: { roundId: id } }, { enabled: sold });
  const progress = useRead(
    'GET /windows/:id/progress',
    { params: { id: windowId } },
    { poll: POLL_MS, enabled: sold },
  );
  const waiting = (vouchers.data ?? []).filter(waitsForAnswer).length;
  const next = nextStep(round, { vouchers: waiting, groups: groups.data ?? [] });
  const { url } = next;
  return (
    <>
      <RoundFacts round={round} />
      {next.due && url ? (
        <Tap kind="now" onClick={() => follow(url)}>
          {next.words}
        </Tap>
      ) : (
        <Note>{next.words}</Note>
      )}
      {sold ? (
        <Running round={round} groups={groups.data ?? []} progress={progress.data} waiting={waiting} />
      ) : (
        <RoundActions round={round} groups={[]} progress={undefined} />
      )}
    </>
  );
}

interface RunningProps {
  round: RoundDetailView;
  groups: readonly GroupOrderView[];
  progress: WindowProgressView | undefined;
  waiting: number;
}

/** A round that was opened: what it sells, who confirmed and paid, how far its window is. */
function Running({ round, groups, progress, waiting }: RunningProps): ReactNode {
  return (
    <>
      <ProductTotals round={round} />
      <Buildings groups={groups} />
      {progress ? <WindowFunnel progress={progress} /> : null}
      <WindowPoints windowId={round.windowId} />
      <RoundActions round={round} groups={groups} progress={progress} />
      <RoundLinks roundId={round.id} vouchers={waiting} />
    </>
  );
}
