import type { ReactNode } from 'react';
import {
  type GroupOrderView,
  type RoundDetailView,
  settleStatusRefusal,
  type WindowProgressView,
} from '@cailan/shared-types';
import { CancelRound } from './cancel-round';
import { CloseRound } from './close-round';
import { ExtendRound } from './extend-round';
import { SettleRound } from './settle-round';

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
      {settleStatusRefusal(round.status) === undefined ? (
        <SettleRound round={round} groups={groups} progress={progress} />
      ) : null}
      {ENDED.includes(round.status) ? null : <CancelRound round={round} groups={groups} />}
    </>
  );
}
