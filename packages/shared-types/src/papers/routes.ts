import type { Done } from '../ground/done';
import type { LabelsPrintedDto } from './dto';
import type { UnprintableView } from './views';

export interface PapersRoutes {
  'GET /rounds/:id/waves/:wave/unprintable': { reply: UnprintableView[] };
  'POST /rounds/:id/waves/:wave/labels/printed': { body: LabelsPrintedDto; reply: Done };
}
