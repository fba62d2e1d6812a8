import type { ClientKeyDto } from '../ground/dto';
import type { PageQuery } from '../ground/paging';
import type { AnswerBindingDto, CreateBindingDto, CreateInvitationDto } from './dto';
import type { BindingStatus } from './status';
import type { BindingTargetView, BindingView, BuildingCodeView, InvitationView, MemberView } from './views';

export interface BelongingRoutes {
  'GET /me/bindings': { query: PageQuery; reply: BindingView[] };
  'GET /binding-codes/:code': { reply: BindingTargetView };
  'GET /building-codes': { query: PageQuery; reply: BuildingCodeView[] };
  'POST /building-codes/:placeId/renew': { body: ClientKeyDto; reply: BuildingCodeView };
  'POST /invitations': { body: CreateInvitationDto; reply: InvitationView };
  'GET /bindings': {
    query: PageQuery & {
      /** Left out: those that wait for an answer. */
      status?: BindingStatus;
    };
    reply: BindingView[];
  };
  'POST /bindings': { body: CreateBindingDto; reply: BindingView };
  'POST /bindings/:id/answer': { body: AnswerBindingDto; reply: BindingView };
  'POST /bindings/:id/withdraw': { reply: BindingView };
  'GET /households/:id/members': { query: PageQuery; reply: MemberView[] };
  /** Whose name and number the household's labels and lists carry, as its members say. */
  'POST /households/:id/members/:personId/contact': { reply: MemberView[] };
  'POST /households/:id/members/:personId/end': { reply: MemberView[] };
}

export const belongingPages = {
  'GET /me/bindings': '',
  'GET /building-codes': '',
  'GET /bindings': '',
  'GET /households/:id/members': '',
} as const satisfies Partial<Record<keyof BelongingRoutes, string>>;
