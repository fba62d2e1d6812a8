import { newId } from '../../ground/db/ids';
import { newKey, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { WechatAccount } from '../../people/people/wechat-account.entity';
import { describeEngines } from '@cailan/trials/world/engines';
import { Evening } from './testing/evening';

describeEngines('what a leader gives back', (engine) => {
  let world: World;
  let evening: Evening;
  let resident: TestPerson | undefined;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  /** 528 fen were collected; after the settlement 38 of them are owed back. */
  beforeEach(async () => {
    await world.forgetTrade();
    await world.db.transaction((tx) => tx.run('DELETE FROM wechat_accounts'));
    const lists = [{ 'VEG-001': 4 }];
    evening = new Evening(world, await world.carried({ lists, round: { duesMode: 'before_confirm' } }));
    [resident] = evening.round.residents;
    expect((await evening.tick(resident)).body).toMatchObject({ collectedFen: 528 });
    await evening.door(resident, 'delivered');
    await evening.settle();
  });
  afterAll(() => world.close());

  const shown = async () => (await evening.orderOf(resident)).dues;
  const signIn = (personId: string) =>
    world.db.transaction((tx) =>
      tx.insert(WechatAccount, [
        { id: newId(), personId, appId: 'wx1', openid: newId(), createdAt: world.clock.now() },
      ]),
    );

  it('stands in the books only when its household says so, and once', async () => {
    expect(await shown()).toEqual({ collectedFen: 528, balanceFen: -38, returnWaitingFen: 0 });
    expect((await evening.acknowledge(resident)).code).toBe('nothing_to_acknowledge');
    const clientKey = newKey();
    const ticked = await evening.tick(resident, undefined, clientKey);
    expect(ticked.body).toMatchObject({ status: 'settled', balanceFen: -38, returnWaitingFen: 38 });
    expect((await evening.tick(resident, undefined, clientKey)).body).toEqual(ticked.body);
    expect((await evening.tick(resident)).code).toBe('return_waiting');
    expect(await evening.balance('dues:%')).toBe(-38);
    const messages = await world.ok(resident, 'GET /messages');
    expect(
      messages.filter(({ kind, text }) => kind === 'dues_return' && text.includes('¥0.38')),
    ).toHaveLength(1);
    const key = newKey();
    const answers = await Promise.all([1, 2, 3].map(() => evening.acknowledge(resident, resident, key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await shown()).toEqual({ collectedFen: 490, balanceFen: 0, returnWaitingFen: 0 });
    expect(await evening.balance('dues:%')).toBe(0);
    expect((await evening.acknowledge(resident)).code).toBe('nothing_to_acknowledge');
    expect((await evening.tick(resident)).code).toBe('already_collected');
  });

  it('is acknowledged for a household without WeChat by somebody else than who ticked it', async () => {
    const leader = await evening.leaderOf(resident);
    await evening.tick(resident, leader);
    expect((await evening.acknowledge(resident, leader)).code).toBe('both_sides');
    const captain = await world.giverTo(resident?.scopeId ?? '');
    await signIn(resident?.id ?? '');
    expect((await evening.acknowledge(resident, captain)).code).toBe('nothing_to_acknowledge');
    await world.db.transaction((tx) => tx.run('DELETE FROM wechat_accounts'));
    const away = (await world.people('floor_captain')).find(({ scopeId }) => scopeId !== captain.scopeId);
    expect((await evening.acknowledge(resident, away)).status).toBe(404);
    expect((await evening.acknowledge(resident, captain)).body).toEqual({ done: true });
    expect(await shown()).toMatchObject({ balanceFen: 0 });
  });

  it('is acknowledged by neither leader nor deputy, whichever ticked it, but by community staff', async () => {
    const [leader, deputy] = [await evening.leaderOf(resident), await evening.leaderOf(resident, true)];
    await evening.tick(resident, deputy);
    for (const who of [deputy, leader])
      expect((await evening.acknowledge(resident, who)).code).toBe('both_sides');
    expect((await evening.acknowledge(resident, await evening.watcherOf(resident))).status).toBe(200);
  });

  it('stands in the book with who ticked it and when, whoever reads it on another day', async () => {
    const [leader, deputy] = [await evening.leaderOf(resident), await evening.leaderOf(resident, true)];
    const nameOf = async (who: TestPerson) => (await world.ok(who, 'GET /me')).name;
    const today = world.clock.now().slice(0, 10);
    await evening.tick(resident, deputy);
    world.clock.set(world.clock.in(24 * 3600));
    const tomorrow = world.clock.now().slice(0, 10);
    const watcher = await evening.watcherOf(resident);
    await evening.acknowledge(resident, watcher);
    const params = { id: evening.round.groupOrderIds[0] ?? '' };
    const [first, second, third] = [await nameOf(leader), await nameOf(deputy), await nameOf(watcher)];
    for (const who of [leader, deputy]) {
      const { households } = await world.ok(who, 'GET /group-orders/:id/dues', { params });
      expect(households[0]?.passed).toEqual([
        {
          ...{ direction: 'collected', amountFen: 528, by: first, tickedAt: expect.stringContaining(today) },
          ...{ acknowledgedBy: null, acknowledgedAt: null },
        },
        {
          ...{ direction: 'returned', amountFen: 38, by: second, tickedAt: expect.stringContaining(today) },
          ...{ acknowledgedBy: third, acknowledgedAt: expect.stringContaining(tomorrow) },
        },
      ]);
    }
  });

  it('is on a receipt that household and leader print, and nobody else', async () => {
    const { id } = await evening.orderOf(resident);
    const path = `/household-orders/${id}/dues/receipt.pdf`;
    await evening.tick(resident);
    for (const who of [resident, await evening.leaderOf(resident)]) {
      const { status, body } = await world.raw(who, 'GET', path);
      expect(status).toBe(200);
      expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    }
    const neighbour = (await world.people('resident')).find(({ scopeId }) => scopeId !== resident?.scopeId);
    expect((await world.raw(neighbour, 'GET', path)).code).toBe('not_found');
  });
});
