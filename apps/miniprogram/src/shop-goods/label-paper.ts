import type { RoundView } from '@cailan/shared-types';
import { withQuery } from '../api/query-string';

/** What of a wave's labels is printed, as the service reads it; what is left out is all of the wave on fresh paper. */
export interface LabelQuery {
  groupOrderId?: string | undefined;
  /** One household's labels. */
  orderId?: string | undefined;
  /** First and last bag of the building, as its labels count them. */
  firstBag?: string | undefined;
  lastBag?: string | undefined;
  /** Cell of the first sheet to begin with, 1 to 24. */
  from?: string | undefined;
  /** Millimetres by which the printer feeds askew. */
  offsetX?: string | undefined;
  offsetY?: string | undefined;
  /** Which of the files of a label printer. */
  part?: string | undefined;
}

interface LabelPaper {
  round: Pick<RoundView, 'id' | 'code'>;
  wave: number;
  /** For a label printer (60 × 40 mm); else stickers on A4. */
  roll: boolean;
  query: LabelQuery;
  /** Which part, in the file's name: a building, a door. */
  part?: string | undefined;
}

/** Path and name of a file of labels, for `OpenPaper`. */
export function labelPaper({ round, wave, roll, query, part }: LabelPaper): { path: string; name: string } {
  const file = roll ? 'labels-60x40.pdf' : 'labels-a4.pdf';
  const typed = Object.entries({ ...query }).filter(([, value]) => value !== '');
  return {
    path: withQuery(`/rounds/${round.id}/waves/${wave}/${file}`, Object.fromEntries(typed)),
    name: `${[round.code, `第${wave}波`, '标签', part].filter(Boolean).join(' ')}.pdf`,
  };
}
