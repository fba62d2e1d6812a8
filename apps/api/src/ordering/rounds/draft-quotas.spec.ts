import { describeEngines } from '@cailan/trials/world/engines';
import { draftRound } from '@cailan/trials/world/rounds';
import { startService, type TestService } from '@cailan/trials/world/service';

describeEngines('the quotas of a draft', (engine) => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  it('are seen as they were typed, those of an open fair round are not', async () => {
    const draft = await draftRound(service, {
      round: { quotaRule: 'fair' },
      offers: { 'VEG-001': { quota: 7 }, 'VEG-002': {} },
    });
    const params = { id: draft.round.id };
    const read = async () => {
      const { offers } = await service.ok(draft.staff, 'GET /rounds/:id', { params });
      return ['VEG-001', 'VEG-002'].map((code) => offers.find(({ id }) => id === draft.offerOf(code))?.left);
    };
    expect(await read()).toEqual([7, null]);
    await service.ok(draft.staff, 'POST /rounds/:id/open', { params });
    expect(await read()).toEqual([null, null]);
  });
});
