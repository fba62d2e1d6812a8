import { Sealer } from '../../ground/db/sealer';
import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestService } from '@cailan/trials/world/service';

describeEngines('what cannot be answered', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.close());

  it('is not written: a name, and a consent', async () => {
    const [person, stranger] = await service.people('resident');
    if (!person || !stranger) throw new Error('the small plan has residents');
    const agreed = { body: { version: '2026-11' as const } };
    await service.ok(person, 'POST /me/consents', agreed);
    const kept = async () => [
      await service.db.one('SELECT nameSealed FROM people WHERE id = ?', [person.id]),
      await service.db.many('SELECT id FROM consents WHERE personId = ?', [stranger.id]),
    ];
    const before = await kept();
    jest.spyOn(service.app.get(Sealer), 'open').mockImplementation(() => {
      throw new Error('unknown data key k1');
    });
    expect((await service.call(person, 'PUT /me', { body: { name: '王小明' } })).status).toBe(500);
    expect((await service.call(stranger, 'POST /me/consents', agreed)).status).toBe(500);
    expect(await kept()).toEqual(before);
  });
});
