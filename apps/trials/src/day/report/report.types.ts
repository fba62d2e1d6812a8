import type { Verdict } from '../invariants/verdict';
import type { StageTime } from '../stage-clock';

/** What `out/report.json` says. Money in fen, mass in grams. */
export interface Report {
  /** The plan's code and name. */
  plan: string;
  planName: string;
  seed: number;
  households: number;
  engine: 'sqlite' | 'mysql';
  /** From the service's start to the last invariant. */
  seconds: number;
  stages: StageTime[];
  /** The service's peak memory in MiB; null where it runs elsewhere. */
  peakRssMb: number | null;
  counts: Record<string, number>;
  money: Record<string, number>;
  invariants: Verdict[];
}
