import type { PlaceKind, RoundView, WindowView } from '@cailan/shared-types';

/** A delivery window with the rounds that fill it. */
export interface RoundsOfWindow {
  id: string;
  /** UTC instants. */
  startAt: string;
  endAt: string;
  rounds: RoundView[];
}

/** Rounds by their window, the next one first. */
export function byWindow(rounds: readonly RoundView[]): RoundsOfWindow[] {
  const windows = new Map<string, RoundsOfWindow>();
  for (const round of rounds) {
    const { windowId: id, windowStartAt: startAt, windowEndAt: endAt } = round;
    const window = windows.get(id) ?? { id, startAt, endAt, rounds: [] };
    window.rounds.push(round);
    windows.set(id, window);
  }
  return [...windows.values()].sort((a, b) => (a.startAt < b.startAt ? -1 : 1));
}

/** The rounds whose window serves a kind of place: a company's noon window is not a compound's. All, while that is not known. */
export function forPlace(
  rounds: readonly RoundView[],
  windows: readonly WindowView[] | undefined,
  kind: PlaceKind | undefined,
): readonly RoundView[] {
  if (!windows || kind === undefined) return rounds;
  const serving = windows.filter(({ placeKinds }) => placeKinds.includes(kind));
  return rounds.filter(({ windowId }) => serving.some(({ id }) => id === windowId));
}
