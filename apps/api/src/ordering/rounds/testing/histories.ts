import fc from 'fast-check';
import { judge, openAt } from './judge';
import { play } from './play';
import { stateOf } from './state';
import { histories, type History } from './steps';
import type { HistoryWindow } from './history-window';

/** Plays a history and judges every step of it. @throws Error naming the first step that went wrong, and how. */
async function playHistory(window: HistoryWindow, { setting, steps }: History): Promise<void> {
  try {
    await window.begin(setting);
    let before = await stateOf(window);
    for (const [i, step] of steps.entries()) {
      const isOpen = openAt(window, before);
      const refusal = await play(window, before, step);
      const after = await stateOf(window);
      const wrong = judge(window, step, refusal, before, after, isOpen);
      if (wrong.length > 0)
        throw new Error(`step ${i + 1} ${JSON.stringify(step)} (${refusal ?? 'done'}): ${wrong.join('; ')}`);
      before = after;
    }
  } finally {
    await window.end();
  }
}

interface Run {
  count: number;
  seed: number;
  /** Looks for the shortest history that fails; not where one is known to. */
  shrink?: boolean;
}

/** Plays so many histories; gives what fast-check found. */
export function playHistories(
  window: HistoryWindow,
  { count, seed, shrink = true }: Run,
): Promise<fc.RunDetails<[History]>> {
  const property = fc.asyncProperty(histories, (history) => playHistory(window, history));
  return Promise.resolve(fc.check(property, { numRuns: count, seed, endOnFailure: !shrink }));
}
