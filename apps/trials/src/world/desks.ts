import type { Role } from '@cailan/shared-types';
import type { TestPerson, TestService } from './service';

/** Somebody at a desk that their phone let in, in one of their roles. They have agreed to the privacy guide. */
export async function atDesk(service: TestService, person: TestPerson, role: Role): Promise<TestPerson> {
  const { id, code, secret } = await service.ok(undefined, 'POST /desk-sign-ins');
  await service.ok(person, 'POST /desk-codes/confirm', { body: { code, role } });
  const entered = await service.ok(undefined, 'POST /desk-sign-ins/:id/enter', {
    params: { id },
    body: { secret },
  });
  return { id: person.id, token: entered.token, scopeId: person.scopeId };
}
