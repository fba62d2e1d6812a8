import type { Post } from '../access/scope';
import type { PageQuery } from '../ground/paging';
import type { CreateAppointmentDto, EndAppointmentDto } from './dto';
import type { AppointmentView, PostCodeView, PostPlaceView } from './views';

export interface AppointmentsRoutes {
  /** Who has which post in what the asker appoints to: those who have it or will, the latest first; `ended`: who had it. */
  'GET /appointments': {
    query: PageQuery & { role?: Post; scopeId?: string; state?: 'held' | 'ended' };
    reply: AppointmentView[];
  };
  /** Where the asker may appoint somebody to this role. */
  'GET /appointments/places': { query: PageQuery & { role?: Post }; reply: PostPlaceView[] };
  'POST /appointments': { body: CreateAppointmentDto; reply: AppointmentView };
  'POST /appointments/:id/end': { body: EndAppointmentDto; reply: AppointmentView };
  /** A new code for a post that nobody has taken with WeChat; the one before stops. */
  'POST /appointments/:id/code': { reply: PostCodeView };
}

export const appointmentsPages = {
  'GET /appointments': '',
  'GET /appointments/places': '',
} as const satisfies Partial<Record<keyof AppointmentsRoutes, string>>;
