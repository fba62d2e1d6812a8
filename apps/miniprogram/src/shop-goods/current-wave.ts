import type { GroupOrderView, RoundView, WaveView } from '@cailan/shared-types';

/** What a page does with a wave decides which one it opens with. */
export type WaveWork = 'pick' | 'pack' | 'print';

/** Buildings that have paid and are in no wave yet. */
export function paidGroups(groups: readonly GroupOrderView[], roundId: string): GroupOrderView[] {
  return groups.filter((group) => group.roundId === roundId && group.status === 'paid');
}

const IN_WORK: readonly GroupOrderView['status'][] = ['paid', 'picking', 'packed'];
const ON_FLOOR: readonly RoundView['status'][] = ['open', 'closed', 'fulfilling'];

/**
 * The supermarket's rounds that the floor may have work with, the most urgent first: those with goods on the floor by
 * their window, then those that still wait for payment, then those that are settled (papers may be printed again).
 */
export function roundsToWork(
  rounds: readonly RoundView[],
  groups: readonly GroupOrderView[],
  supermarketId: string,
): RoundView[] {
  const working = new Set(
    groups.filter(({ status }) => IN_WORK.includes(status)).map((group) => group.roundId),
  );
  const rank = (round: RoundView) => {
    if (!ON_FLOOR.includes(round.status)) return 2;
    return working.has(round.id) ? 0 : 1;
  };
  const later = (a: RoundView, b: RoundView) => (a.windowStartAt < b.windowStartAt ? -1 : 1);
  return rounds
    .filter((round) => round.supermarketId === supermarketId)
    .filter(({ status }) => ON_FLOOR.includes(status) || status === 'settled')
    .sort((a, b) => rank(a) - rank(b) || (rank(a) === 2 ? later(b, a) : later(a, b)));
}

/** The wave that needs this work first; where none does, the latest. */
export function waveFor(work: WaveWork, waves: readonly WaveView[]): WaveView | undefined {
  const needs = (wave: WaveView) => {
    if (work === 'pick') return wave.finishedAt === null;
    return work === 'pack' && wave.finishedAt !== null && toPack(wave) > 0;
  };
  return waves.find(needs) ?? waves[waves.length - 1];
}

/** Households of the wave that are not packed yet. */
export function toPack({ groups }: WaveView): number {
  return groups.reduce((sum, { households, packedHouseholds }) => sum + households - packedHouseholds, 0);
}

/** The wave's next building that has unpacked households, after this one and round to the front again; never this one. */
export function nextBuilding(
  { groups }: WaveView,
  groupOrderId?: string,
): WaveView['groups'][number] | undefined {
  const at = groups.findIndex((group) => group.groupOrderId === groupOrderId);
  const inTurn = [...groups.slice(at + 1), ...groups.slice(0, Math.max(0, at))];
  return inTurn.find(({ households, packedHouseholds }) => packedHouseholds < households);
}

/** `第 2 波 · 3 栋 61 户`. */
export function sayWave({ wave, groups }: WaveView): string {
  const households = groups.reduce((sum, group) => sum + group.households, 0);
  return `第 ${wave} 波 · ${groups.length} 栋 ${households} 户`;
}

/** How far a wave is, in words. */
export function sayWaveState(wave: WaveView): string {
  if (wave.finishedAt === null) return `拣了 ${wave.pickedProducts} / ${wave.products} 样`;
  const left = toPack(wave);
  return left > 0 ? `拣完了，还有 ${left} 户没装` : '都装好了';
}
