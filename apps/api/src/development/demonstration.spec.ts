import { describeEmbedded } from '@cailan/trials/world/engines';
import { RoundsService } from '../ordering/rounds/rounds.service';
import { startService, type TestService } from '@cailan/trials/world/service';
import { openDemonstration } from './demonstration';

describeEmbedded('the demonstration', (engine) => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(engine);
    await openDemonstration(service.app);
  });
  afterAll(() => service.close());

  it('opens a round of every supermarket, one of them fair, with scarce goods and limits', async () => {
    const resident = await service.person('resident');
    const rounds = await service.ok(resident, 'GET /rounds');
    expect(rounds.map(({ status, quotaRule }) => [status, quotaRule]).sort()).toEqual([
      ['open', 'fair'],
      ['open', 'first_come'],
    ]);
    const details = await Promise.all(
      rounds.map(({ id }) => service.ok(resident, 'GET /rounds/:id', { params: { id } })),
    );
    const offers = details.flatMap((round) => round.offers);
    const scarce = offers.filter(({ limitPerHousehold }) => limitPerHousehold !== null);
    // The small plan has one price ceiling and 60 households.
    expect(scarce).toMatchObject([{ left: 15, limitPerHousehold: 4 }]);
    expect(offers.length).toBeGreaterThan(20);
  });

  it('is opened once', async () => {
    const count = () => service.db.one('SELECT COUNT(*) AS count FROM rounds');
    const before = await count();
    await openDemonstration(service.app);
    expect(await count()).toEqual(before);
  });

  it('is whole after a start that was broken off in the middle', async () => {
    const broken = await startService(engine);
    try {
      const rounds = broken.app.get(RoundsService);
      const open = jest.spyOn(rounds, 'open');
      open.mockImplementationOnce(() => Promise.reject(new Error('killed')));
      await expect(openDemonstration(broken.app)).rejects.toThrow('killed');
      const statuses = async () =>
        (await broken.db.many<{ status: string }>('SELECT status FROM rounds')).map(({ status }) => status);
      expect(await statuses()).toEqual(['draft']);
      await openDemonstration(broken.app);
      expect(await statuses()).toEqual(['open', 'open']);
      expect(await broken.db.one(`SELECT id FROM jobs WHERE kind = 'demonstration.open'`)).toBeUndefined();
    } finally {
      await broken.close();
    }
  });
});
