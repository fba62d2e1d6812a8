import { newId } from '../../ground/db/ids';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startService, type TestPerson, type TestService } from '@cailan/trials/world/service';

describeEngines('a list for a window that there is not', (engine) => {
  let service: TestService;
  let resident: TestPerson;

  beforeAll(async () => {
    service = await startService(engine);
    resident = await service.person('resident');
  });
  afterAll(() => service.close());

  it('is not found, and does not spend the client’s key', async () => {
    const householdId = resident.scopeId;
    const params = { id: newId() };
    const clientKey = newKey();
    const answers = [
      await service.call(resident, 'GET /windows/:id/list', { params, query: { householdId } }),
      await service.call(resident, 'PUT /windows/:id/list', {
        params,
        body: { householdId, version: 0, lines: [] },
      }),
      await service.call(resident, 'POST /windows/:id/list/submit', {
        params,
        body: { clientKey, householdId, version: 0, lines: [] },
      }),
      await service.call(resident, 'POST /windows/:id/list/withdraw', {
        params,
        body: { clientKey, householdId },
      }),
    ];
    expect(answers.map(({ status, code }) => [status, code])).toEqual(answers.map(() => [404, 'not_found']));
    expect(await service.db.many('SELECT id FROM audit_entries WHERE clientKey = ?', [clientKey])).toEqual(
      [],
    );
  });
});
