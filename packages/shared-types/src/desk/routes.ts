import type { Done } from '../ground/done';
import type { PageQuery } from '../ground/paging';
import type { SignInView } from '../sign-in/views';
import type { AnswerConfirmationDto, ConfirmDeskDto, DeskCodeDto, DeskSecretDto } from './dto';
import type {
  DeskCodeStateView,
  DeskCodeView,
  DeskConfirmationStateView,
  DeskConfirmationView,
  DeskSessionView,
  DeskSignInView,
} from './views';

export interface DeskRoutes {
  'POST /desk-sign-ins': { reply: DeskCodeView };
  'POST /desk-sign-ins/:id/follow': { body: DeskSecretDto; reply: DeskCodeStateView };
  'POST /desk-sign-ins/:id/enter': { body: DeskSecretDto; reply: SignInView };
  'POST /desk-codes/look': { body: DeskCodeDto; reply: DeskSignInView };
  'POST /desk-codes/confirm': { body: ConfirmDeskDto; reply: DeskSignInView };
  'POST /desk-codes/refuse': { body: DeskCodeDto; reply: DeskSignInView };
  /** The computers at which I am signed in now. */
  'GET /desk-sessions': { query: PageQuery; reply: DeskSessionView[] };
  'POST /desk-sessions/:id/end': { reply: Done };
  /** What waits for my phone's yes. */
  'GET /desk-confirmations': { query: PageQuery; reply: DeskConfirmationView[] };
  'GET /desk-confirmations/:id': { reply: DeskConfirmationStateView };
  'POST /desk-confirmations/:id/answer': { body: AnswerConfirmationDto; reply: DeskConfirmationView };
}

export const deskPages = {
  'GET /desk-sessions': '',
  'GET /desk-confirmations': '',
} as const satisfies Partial<Record<keyof DeskRoutes, string>>;
