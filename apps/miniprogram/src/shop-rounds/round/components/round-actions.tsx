import type { ReactNode } from 'react';
import type { GroupOrderView, RoundDetailView, WindowProgressView } from '@cailan/shared-types';
import { CancelRound } from './cancel-round';
import { CloseRound } from './close-round';
import { ExtendRound } from './extend-round';
import { SettleRound } from './settle-round';
import { maySettle } from '../settling';

interface RoundActionsProps {
  round: RoundDetailView;
  groups: readonly GroupOrderView[];
  progress: WindowProgressView | undefined;
}

const ENDED = ['settled', 'cancelled'];

/** What may be done with the round in its state. */
export function RoundActions({ round, groups, progress }: RoundActionsProps): ReactNode {
  return (
    <>
      {round.status === 'open' ? <CloseRound roundId={round.id} /> : null}
      {round.status === 'closed' ? <ExtendRound round={round} groups={groups} /> : null}
      {maySettle(round) ? <SettleRound round={round} groups={groups} progress={progress} /> : null}
      {ENDED.includes(round.status) ? null : <CancelRound round={round} groups={groups} />}
    </>
  );
}
