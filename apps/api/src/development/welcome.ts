import { roleNames, ROLES } from '@cailan/shared-types';
import type { Db } from '../ground/db/db';
import { Paging } from '../ground/http/pages';
import type { PeopleService } from '../people/people/people.service';

/** What a newcomer reads after `npm start`: where to look, and as whom to sign in. */
export async function welcome(
  db: Db,
  people: PeopleService,
  { url, dataDir, sandboxUrl }: { url: string; dataDir: string; sandboxUrl: string | undefined },
): Promise<string> {
  const district = await db.one<{ name: string }>('SELECT name FROM districts ORDER BY id LIMIT 1');
  const lines = [
    '',
    `菜篮 Cailan is running (${db.engine}). Plan: ${district?.name ?? 'none'}`,
    `  web page          ${url}/`,
    `  API, documented   ${url}/api/docs`,
    `  state             ${url}/api/health/ready`,
    ...(sandboxUrl ? [`  WeChat stand-in   ${sandboxUrl}/sandbox`] : []),
    '',
    'Development sign-in: POST /api/development/sign-in {"personId": …}; more people at /api/development/people?role=…',
  ];
  for (const role of ROLES) {
    const [person] = (await people.forSignIn({ role }, Paging.of({ limit: '1' }))).reply;
    if (person)
      lines.push(
        `  ${role.padEnd(18)} ${person.id}  ${person.name}（${roleNames[role]}，${person.scopeName}）`,
      );
  }
  return [...lines, '', `Ctrl-C stops it; the data stays in ${dataDir}`, ''].join('\n');
}
