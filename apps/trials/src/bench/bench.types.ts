import { endingAtSignals, type Ends } from '@cailan/api/ends';
import type { Ground } from './ground';

/** What a benchmark found; `ratio` is value / baseline, both measured in the same run. */
export interface Measured {
  unit: string;
  value: number;
  baseline: number;
  detail: Record<string, unknown>;
}

/** `small`: a quick run whose form counts, not its numbers. */
export interface BenchOptions {
  small: boolean;
}

export type Bench = (options: BenchOptions) => Promise<Measured>;

/** Runs `work` on a ground of its own, which goes whatever happens, after what `work` starts. */
export async function onGround<T>(
  opening: Promise<Ground>,
  work: (ground: Ground, ends: Ends) => Promise<T>,
): Promise<T> {
  return endingAtSignals(async (ends) => work(await ends.of(opening, (it) => it.close()), ends));
}
