import fc from 'fast-check';
import { judge, openAt } from './judge';
import { play } from './play';
import { stateOf } from './state';
import { histories, type History } from './steps';
import type { World } from './world';

/** Plays a history and judges every step of it. @throws Error naming the first step that went wrong, and how. */
async function playHistory(world: World, { setting, steps }: History): Promise<void> {
  try {
    await world.begin(setting);
    let before = await stateOf(world);
    for (const [i, step] of steps.entries()) {
      const isOpen = openAt(world, before);
      const refusal = await play(world, before, step);
      const after = await stateOf(world);
      const wrong = judge(world, step, refusal, before, after, isOpen);
      if (wrong.length > 0)
        throw new Error(`step ${i + 1} ${JSON.stringify(step)} (${refusal ?? 'done'}): ${wrong.join('; ')}`);
      before = after;
    }
  } finally {
    await world.end();
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
  world: World,
  { count, seed, shrink = true }: Run,
): Promise<fc.RunDetails<[History]>> {
  const property = fc.asyncProperty(histories, (history) => playHistory(world, history));
  return Promise.resolve(fc.check(property, { numRuns: count, seed, endOnFailure: !shrink }));
}
