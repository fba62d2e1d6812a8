import type { Done } from '../ground/done';
import type { LabelsPrintedDto } from './dto';
import type { GroupQuery, LabelRollQuery, LabelSheetQuery } from './print-query';
import type { UnprintableView } from './views';

export interface PapersRoutes {
  'GET /rounds/:id/waves/:wave/unprintable': { reply: UnprintableView[] };
  'POST /rounds/:id/waves/:wave/labels/printed': { body: LabelsPrintedDto; reply: Done };
}

/** The media type of each format that papers come in. */
export const paperMedia = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const { pdf, xlsx } = paperMedia;

/** Every paper, with what it is sent as. */
export const papersStreams = {
  'GET /group-orders/:id/roll-up.xlsx': xlsx,
  'GET /group-orders/:id/sign-off.pdf': pdf,
  'GET /group-orders/:id/sign-off.xlsx': xlsx,
  'GET /rounds/:id/waves/:wave/pick-list.pdf': pdf,
  'GET /rounds/:id/waves/:wave/pick-list.xlsx': xlsx,
  'GET /rounds/:id/waves/:wave/pack-sheets.pdf': pdf,
  'GET /rounds/:id/waves/:wave/pack-sheets.xlsx': xlsx,
  'GET /rounds/:id/waves/:wave/matrix.pdf': pdf,
  'GET /rounds/:id/waves/:wave/matrix.xlsx': xlsx,
  'GET /rounds/:id/waves/:wave/delivery-note.pdf': pdf,
  'GET /rounds/:id/waves/:wave/delivery-note.xlsx': xlsx,
  'GET /rounds/:id/waves/:wave/sign-off.pdf': pdf,
  'GET /rounds/:id/waves/:wave/sign-off.xlsx': xlsx,
  'GET /rounds/:id/waves/:wave/labels-a4.pdf': pdf,
  'GET /rounds/:id/waves/:wave/labels-60x40.pdf': pdf,
  'GET /rounds/:id/statement.xlsx': xlsx,
  'GET /household-orders/:id/dues/receipt.pdf': pdf,
  'GET /reconciliations/:id/report.xlsx': xlsx,
  'GET /building-codes/posters.pdf': pdf,
  'GET /responsibilities/list.pdf': pdf,
  'GET /responsibilities/list.xlsx': xlsx,
} as const;

/** What papers are asked by, where they are. */
export interface PaperQueries {
  'GET /rounds/:id/waves/:wave/pack-sheets.pdf': GroupQuery;
  'GET /rounds/:id/waves/:wave/pack-sheets.xlsx': GroupQuery;
  'GET /rounds/:id/waves/:wave/matrix.pdf': GroupQuery;
  'GET /rounds/:id/waves/:wave/matrix.xlsx': GroupQuery;
  'GET /rounds/:id/waves/:wave/delivery-note.pdf': GroupQuery;
  'GET /rounds/:id/waves/:wave/delivery-note.xlsx': GroupQuery;
  'GET /rounds/:id/waves/:wave/sign-off.pdf': GroupQuery;
  'GET /rounds/:id/waves/:wave/sign-off.xlsx': GroupQuery;
  'GET /rounds/:id/waves/:wave/labels-a4.pdf': LabelSheetQuery;
  'GET /rounds/:id/waves/:wave/labels-60x40.pdf': LabelRollQuery;
}

export type PapersStreams = {
  [S in keyof typeof papersStreams]: {
    media: (typeof papersStreams)[S];
  } & (S extends keyof PaperQueries ? { query: PaperQueries[S] } : unknown);
};
