import type { Done } from '../ground/done';
import type { ClientKeyDto } from '../ground/dto';
import type { PersonExportView } from './views';

export interface PersonalDataRoutes {
  'GET /me/export': { reply: PersonExportView };
  'POST /me/erase': { body: ClientKeyDto; reply: Done };
}
