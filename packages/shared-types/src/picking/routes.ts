import type { Done } from '../ground/done';
import type { ClientKeyDto } from '../ground/dto';
import type { AnswerSubstituteDto, PickResultDto } from './dto';
import type { PickingOutcomeView, PickLineView, PickListView, WaveView } from './views';

export interface PickingRoutes {
  'POST /household-order-lines/:id/answer': { body: AnswerSubstituteDto; reply: Done };
  'GET /rounds/:id/waves': { reply: WaveView[] };
  'POST /rounds/:id/waves': { body: ClientKeyDto; reply: PickListView };
  'GET /rounds/:id/waves/:wave/pick-list': { reply: PickListView };
  'PUT /rounds/:id/waves/:wave/pick-results': { body: PickResultDto; reply: PickLineView };
  'POST /rounds/:id/waves/:wave/finish': { reply: PickingOutcomeView };
}
