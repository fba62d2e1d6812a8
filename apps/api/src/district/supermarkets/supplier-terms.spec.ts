import type { SupplierTerms } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { IN_WINDOW, loadAt, loadBody } from '@cailan/trials/world/road';
import { newKey, startWorld, type CarriedRound, type World } from '@cailan/trials/world/world';

/** What a plan says of a supplier holds (P2): whom it serves, when, with which vehicles, and until which day. */
describeEngines('a supplier’s terms', (engine) => {
  let world: World;
  let written: string;
  beforeAll(async () => {
    world = await startWorld(engine);
    written = (await shop()).termsJson;
  });
  beforeEach(async () => {
    await world.forgetTrade();
    await change({ termsJson: written, validUntil: '2030-12-31' });
  });
  afterAll(() => world.close());

  const shop = async () => {
    const row = await world.db.one<{ id: string; termsJson: string }>(
      `SELECT id, termsJson FROM supermarkets WHERE code = 'S1'`,
    );
    if (!row) throw new Error('no shop');
    return row;
  };
  const change = async (set: Record<string, string>) => {
    const columns = Object.keys(set).map((name) => `${name} = ?`);
    await world.db.transaction((tx) =>
      tx.run(`UPDATE supermarkets SET ${columns.join(', ')} WHERE code = 'S1'`, Object.values(set)),
    );
  };
  const terms = (more: Partial<SupplierTerms>) =>
    change({ termsJson: JSON.stringify({ ...(JSON.parse(written) as SupplierTerms), ...more }) });
  const open = async (id: string) => {
    const staff = await world.person('supermarket_staff', (await shop()).id);
    return world.call(staff, 'POST /rounds/:id/open', { params: { id } });
  };

  it('are told to the shop, its district and the inspectors, and to no other shop', async () => {
    const { id } = await shop();
    const at = { params: { id } };
    const staff = await world.person('supermarket_staff', id);
    const expected = {
      ...{ id, name: '甲超市', communities: ['CA', 'CB'], vehicles: ['京A·00001'] },
      windows: [{ window: 'EVENING', start: null, end: null }],
      communityIds: (await world.ok(staff, 'GET /communities')).map((community) => community.id),
      rounds: {
        ...{ rule: 'first_come', shortageRule: 'fair', dues: 'after_delivery', minimumFen: 0 },
        ...{ opensMinutesBeforeWindow: 2880, cutOffMinutesBeforeWindow: 300, payByMinutesBeforeWindow: 180 },
        weightTolerancePercent: 10,
      },
    };
    for (const who of [staff, await world.person('district_admin'), await world.person('inspector')])
      expect(await world.ok(who, 'GET /supermarkets/:id/terms', at)).toEqual(expected);
    const rival = (await world.people('supermarket_staff')).find(({ scopeId }) => scopeId !== id);
    expect(await world.call(rival, 'GET /supermarkets/:id/terms', at)).toMatchObject({ status: 404 });
    const [listed] = await world.ok(staff, 'GET /supermarkets');
    expect(listed).toMatchObject({ address: '一号', contactName: '马一', validUntil: '2030-12-31' });
  });

  it('let a round be for the communities that it serves alone, when it is made and when it opens (A4.3)', async () => {
    const draft = await world.draftRound();
    await terms({ communities: ['CA'] });
    expect(await open(draft.round.id)).toMatchObject({
      code: 'community_not_served',
      body: { detail: '方案里这家商超不供应：乙社区' },
    });
    await expect(world.draftRound()).rejects.toThrow('community_not_served');
    await terms({});
    expect((await open(draft.round.id)).status).toBe(200);
  });

  it('let a round be in the windows that it serves alone', async () => {
    const draft = await world.draftRound();
    await terms({ windows: [{ window: 'NOON', start: null, end: null }] });
    expect(await open(draft.round.id)).toMatchObject({ code: 'window_not_served' });
    await expect(world.draftRound()).rejects.toThrow('window_not_served');
  });

  it('end a licence with its last day: no round is made or opens for a day after it', async () => {
    const draft = await world.draftRound();
    await change({ validUntil: '2026-11-20' });
    expect(await open(draft.round.id)).toMatchObject({
      code: 'licence_ended',
      body: { detail: '该商超的保供资格在 2026-11-20 到期，续期后才能开团、发车' },
    });
    await expect(world.draftRound()).rejects.toThrow('licence_ended');
    await change({ validUntil: '2026-11-21' });
    expect((await open(draft.round.id)).status).toBe(200);
  });

  it('let no load leave after the licence ended, and take in what is on the road', async () => {
    const round = await world.loaded();
    const dispatch = () =>
      world.call(round.staff, 'POST /loads/:id/dispatch', {
        ...loadAt(round),
        body: { clientKey: newKey() },
      });
    await change({ validUntil: '2026-11-20' });
    expect((await dispatch()).code).toBe('licence_ended');
    await change({ validUntil: '2030-12-31' });
    const { body } = await dispatch();
    const sign = () =>
      world.call(round.driver, 'POST /handoffs/:id/sign', {
        params: { id: (body as { id: string }).id },
        body: { side: 'receiver' },
      });
    await change({ validUntil: '2026-11-20' });
    expect((await sign()).code).toBe('licence_ended');
    expect(await world.statusOf('loads', round.load.id)).toBe('loading');
    await change({ validUntil: '2030-12-31' });
    expect((await sign()).status).toBe(200);
    await change({ validUntil: '2026-11-20' });
    await world.arriveAll(round);
    await world.receiveAll(round);
    expect(await world.statusOf('loads', round.load.id)).toBe('done');
  });

  it('narrow the window to the supplier’s own hours: pay-by, slots and arrivals go by them', async () => {
    const windows = [{ window: 'EVENING', start: '20:30', end: '21:00' }];
    await terms({ windows });
    const round = await world.loaded();
    expect(round.load).toMatchObject({
      slotAt: '2026-11-21T12:30:00.000Z',
      hours: { startAt: '2026-11-21T12:30:00.000Z', endAt: '2026-11-21T13:00:00.000Z' },
    });
    await world.leave(round);
    world.clock.set(IN_WINDOW);
    expect(await arrive(round)).toMatchObject({ code: 'outside_window' });
    world.clock.set('2026-11-21T12:30:00.000Z');
    expect((await arrive(round)).body).toMatchObject({ insideWindow: true });
    await world.forgetTrade();
    const payBy = '2026-11-21T12:30:00.001Z';
    await expect(world.draftRound({ round: { payBy } })).rejects.toThrow('round_times');
    await world.draftRound({ round: { payBy: '2026-11-21T12:30:00.000Z' } });
  });

  const arrive = async (round: CarriedRound) => {
    const dropPointId = round.load.stops[0]?.dropPointId ?? '';
    return world.call(await world.staffAt(dropPointId), 'POST /loads/:id/arrivals', {
      ...loadAt(round),
      body: { clientKey: newKey(), dropPointId },
    });
  };

  it('name its vehicles: the gate sees which vehicle is none of them, however it is written', async () => {
    const round = await world.packed();
    const driver = await world.person('driver', round.round.supermarketId);
    const load = async (vehiclePlate: string) => {
      const body = { ...loadBody(round, driver), vehiclePlate };
      const made = await world.ok(round.staff, 'POST /loads', { body });
      await world.ok(round.staff, 'POST /loads/:id/dissolve', {
        params: { id: made.id },
        body: { reason: '换车' },
      });
      return made.vehicleRegistered;
    };
    expect(await load('京A00001')).toBe(true);
    expect(await load('京A·99999')).toBe(false);
  });
});
