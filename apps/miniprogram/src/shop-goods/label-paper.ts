import { streamPath, type LabelQuery, type RoundView, type StreamPath } from '@cailan/shared-types';

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
export function labelPaper({ round, wave, roll, query, part }: LabelPaper): {
  path: StreamPath;
  name: string;
} {
  const file = roll ? 'labels-60x40.pdf' : 'labels-a4.pdf';
  const params = { id: round.id, wave };
  return {
    path: streamPath(`GET /rounds/:id/waves/:wave/${file}`, { params, query }),
    name: `${[round.code, `第${wave}波`, '标签', part].filter(Boolean).join(' ')}.pdf`,
  };
}
