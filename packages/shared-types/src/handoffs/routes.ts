import type { ClientKeyDto } from '../ground/dto';
import type {
  CarryOutDto,
  CheckOffDto,
  CountDto,
  FetchDto,
  HandoffExceptionDto,
  OpenGateHandoffDto,
  SignHandoffDto,
  TransferDto,
} from './dto';
import type { CheckOffView, HandoffView } from './views';

export interface HandoffsRoutes {
  'POST /loads/:id/dispatch': { body: ClientKeyDto; reply: HandoffView };
  'POST /loads/:id/transfers': { body: TransferDto; reply: HandoffView };
  'POST /loads/:id/fetches': { body: FetchDto; reply: HandoffView };
  'POST /windows/:id/carry-outs': { body: CarryOutDto; reply: HandoffView[] };
  'POST /loads/:id/gate-handoffs': { body: OpenGateHandoffDto; reply: HandoffView };
  'GET /handoffs/:id': { reply: HandoffView };
  'POST /handoffs/:id/check-offs': { body: CheckOffDto; reply: CheckOffView };
  'POST /handoffs/:id/count': { body: CountDto; reply: HandoffView };
  'POST /handoffs/:id/exceptions': { body: HandoffExceptionDto; reply: HandoffView };
  'POST /handoffs/:id/sign': { body: SignHandoffDto; reply: HandoffView };
}
