import type { PageQuery } from '../ground/paging';
import type { RosterRowState, RosterRowView, RosterView } from './views';

export interface RostersRoutes {
  /** The body is the file itself: XLSX, XLS or CSV, as `application/octet-stream`. Nothing is written before it is applied. */
  'POST /rosters/preview': {
    query: {
      communityId: string;
      /** As the file is called where it was chosen. */
      fileName: string;
    };
    reply: RosterView;
  };
  'GET /rosters': { query: PageQuery; reply: RosterView[] };
  'GET /rosters/:id': { reply: RosterView };
  'GET /rosters/:id/rows': { query: PageQuery & { state?: RosterRowState }; reply: RosterRowView[] };
  'POST /rosters/:id/apply': { reply: RosterView };
  'POST /rosters/:id/undo': { reply: RosterView };
  'POST /rosters/:id/discard': { reply: RosterView };
}

export const rostersPages = {
  'GET /rosters': '',
  'GET /rosters/:id/rows': '',
} as const satisfies Partial<Record<keyof RostersRoutes, string>>;

/** A workbook to fill in. */
export const rostersStreams = {
  'GET /rosters/template': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type RostersStreams = { [S in keyof typeof rostersStreams]: { media: (typeof rostersStreams)[S] } };
