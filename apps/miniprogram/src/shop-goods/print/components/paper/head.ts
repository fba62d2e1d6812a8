import { clockOf, type RoundView, type WaveView } from '@cailan/shared-types';
import { sayInstant } from '../../../../time';

/** What stands at the head and foot of every paper of a wave. */
export interface PaperHead {
  supermarket: string;
  /** `11月21日 19:30–21:30 · 第 1 波`. */
  about: string;
  code: string;
  printed: string;
}

/** Papers outlive the day: no 今天 on them. */
const LONG_AGO = new Date(0);

/** `readAtMs`: when what it shows was read, by the service's clock. */
export function headOf(round: RoundView, { wave }: WaveView, readAtMs: number): PaperHead {
  const window = `${sayInstant(round.windowStartAt, LONG_AGO)}–${clockOf(round.windowEndAt)}`;
  return {
    supermarket: round.supermarketName,
    about: `${window} · 第 ${wave} 波`,
    code: round.code,
    printed: `打印 ${sayInstant(new Date(readAtMs), LONG_AGO)}`,
  };
}
