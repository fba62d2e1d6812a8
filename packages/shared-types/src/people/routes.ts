import type { ConsentDto, UpdateMeDto } from './dto';
import type { MeView } from './views';

export interface PeopleRoutes {
  'GET /me': { reply: MeView };
  'PUT /me': { body: UpdateMeDto; reply: MeView };
  'POST /me/consents': { body: ConsentDto; reply: MeView };
}
