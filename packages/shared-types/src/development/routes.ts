import type { Role } from '../access/scope';
import type { Instant } from '../ground/instant';
import type { PageQuery } from '../ground/paging';
import type { SignInView } from '../sign-in/views';
import type { DevelopmentSignInDto, SetClockDto } from './dto';
import type { DevelopmentPersonView } from './views';

export interface DevelopmentRoutes {
  'GET /development/people': {
    query: PageQuery & {
      role?: Role;
      /** A place, by a part of its name. */
      search?: string;
    };
    reply: DevelopmentPersonView[];
  };
  'POST /development/sign-in': { body: DevelopmentSignInDto; reply: SignInView };
  'POST /development/clock': { body: SetClockDto; reply: { now: Instant } };
  'POST /development/jobs/run': { reply: { ran: number } };
  'GET /development/wechat': { reply: { sandboxUrl: string | null } };
}

export const developmentPages = { 'GET /development/people': '' } as const satisfies Partial<
  Record<keyof DevelopmentRoutes, string>
>;
