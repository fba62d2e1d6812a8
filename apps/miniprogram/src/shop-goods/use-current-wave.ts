import { useEffect } from 'react';
import type { GroupOrderView, RoundView, WaveView } from '@cailan/shared-types';
import { useRead, type Read } from '../api/use-read';
import { pages } from '../pages';
import { useQuery } from '../ui/open';
import { chooseWave, useChosenWave } from './chosen-wave';
import { roundsToWork, paidGroups, waveFor, type WaveWork } from './current-wave';
import { useMyShop } from '../session/use-my-shop';

const POLL_MS = 30_000;

interface CurrentWave {
  /** Passed to `Loaded`: nothing can be shown before the rounds are known. */
  rounds: Read<RoundView[]>;
  /** The rounds that the floor may work on, the most urgent first. */
  choices: RoundView[];
  round: RoundView | undefined;
  waves: Read<WaveView[]>;
  wave: WaveView | undefined;
  /** Buildings of the round that have paid and wait for a wave. */
  paid: GroupOrderView[];
  refresh: () => Promise<unknown>;
}

/** The round and wave that the floor works on: as opened from a round, as chosen, or where there is work. */
export function useCurrentWave(work: WaveWork): CurrentWave {
  const shop = useMyShop();
  const asked = useQuery(pages.supermarket.pick).roundId;
  const chosen = useChosenWave();
  useEffect(() => {
    if (asked) chooseWave({ roundId: asked });
  }, [asked]);
  const rounds = useRead('GET /rounds', {}, { poll: POLL_MS });
  const groups = useRead('GET /group-orders', {}, { poll: POLL_MS });
  const choices = roundsToWork(rounds.data ?? [], groups.data ?? [], shop.id);
  const round = choices.find(({ id }) => id === chosen.roundId) ?? choices[0];
  const waves = useRead(
    'GET /rounds/:id/waves',
    { params: { id: round?.id ?? '' } },
    { enabled: round !== undefined, poll: POLL_MS },
  );
  const known = waves.data ?? [];
  return {
    rounds,
    choices,
    round,
    waves,
    wave: known.find(({ wave }) => wave === chosen.wave) ?? waveFor(work, known),
    paid: round ? paidGroups(groups.data ?? [], round.id) : [],
    refresh: () => Promise.all([rounds.refresh(), groups.refresh(), waves.refresh()]),
  };
}
