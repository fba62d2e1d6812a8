import { describeEngines } from '@cailan/trials/world/engines';
import { startWorld, type World } from '@cailan/trials/world/world';

describeEngines('the quotas of a draft', (engine) => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  it('are seen as they were typed, those of an open fair round are not', async () => {
    const draft = await world.draftRound({
      round: { quotaRule: 'fair' },
      offers: { 'VEG-001': { quota: 7 }, 'VEG-002': {} },
    });
    const params = { id: draft.round.id };
    const read = async () => {
      const { offers } = await world.ok(draft.staff, 'GET /rounds/:id', { params });
      return ['VEG-001', 'VEG-002'].map((code) => offers.find(({ id }) => id === draft.offerOf(code))?.left);
    };
    expect(await read()).toEqual([7, null]);
    await world.ok(draft.staff, 'POST /rounds/:id/open', { params });
    expect(await read()).toEqual([null, null]);
  });
});
