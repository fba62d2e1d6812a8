import type { ClientKeyDto } from '../ground/dto';
import type { PageQuery } from '../ground/paging';
import type { AnswerDeputyDto, CreateDeputyDto, ProposeHandOverDto } from './dto';
import type { DeputyRequestView, DeputyView, HandOverView } from './views';

export interface PostsRoutes {
  'GET /deputies': { query: PageQuery; reply: DeputyView[] };
  'POST /deputies': { body: CreateDeputyDto; reply: DeputyRequestView };
  'GET /deputy-requests': { query: PageQuery; reply: DeputyRequestView[] };
  'POST /deputy-requests/:id/answer': { body: AnswerDeputyDto; reply: DeputyRequestView };
  'POST /deputy-requests/:id/end': { reply: DeputyRequestView };
  'POST /deputies/:id/end': { reply: DeputyView };
  'GET /hand-overs': { query: PageQuery; reply: HandOverView[] };
  'POST /hand-overs': { body: ProposeHandOverDto; reply: HandOverView };
  'POST /hand-overs/:id/sign': { body: ClientKeyDto; reply: HandOverView };
}

export const postsPages = {
  'GET /deputies': '',
  'GET /deputy-requests': '',
  'GET /hand-overs': '',
} as const satisfies Partial<Record<keyof PostsRoutes, string>>;
