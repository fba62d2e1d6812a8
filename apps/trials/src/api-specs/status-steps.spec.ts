import { CONFIRMATION_HEADER, CONFIRMATION_SECONDS, DESK_CODE_SECONDS } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { JobsService } from '@cailan/api/ground/jobs/jobs.service';
import { Building } from '../world/building';
import { startWorld, type World } from '../world/world';
import { atDesk } from '../world/desks';
import { describeEmbedded } from '../world/engines';
import { WechatPayments } from '../world/wechat-payments';
import { newPhone, startPhones } from '../world/phones';
import { amendmentScene } from './testing/amendments';
import { bagScenes } from './testing/bag-scenes';
import { groupScenes } from './testing/group-scenes';
import { loadScenes } from './testing/load-scenes';
import { moneyScenes } from './testing/money-scenes';
import { walkRosters } from './testing/roster-scenes';
import { storedScenes } from './testing/stored-scenes';
import { allowedSteps, idle, restless, strayed, walkedSteps, watchStatuses } from './testing/walked';

/**
 * Every step of every status table is one that a route or a job takes, and none takes another: the database itself
 * writes down what its rows do (docs/states.md).
 */
describeEmbedded('every step of every status', (engine) => {
  let world: World;
  const walked = new Set<string>();
  beforeAll(async () => {
    world = await startWorld(engine);
    await watchStatuses(world.db);
  });
  afterAll(() => world.close());

  const scenes = {
    ...{ ...groupScenes, ...loadScenes, ...bagScenes, ...storedScenes, ...moneyScenes },
    'a plan changes while it runs': amendmentScene,
  };
  it.each(Object.entries(scenes))('%s', async (_what, play) => {
    await world.forgetTrade();
    await play(world);
    for (const step of await walkedSteps(world.db)) walked.add(step);
  });

  it('of a wish to belong', async () => {
    const building = await Building.start(engine);
    await watchStatuses(building.world.db);
    for (const end of ['approve', 'decline', 'withdraw'] as const) {
      const home = await building.home({ empty: true });
      const who = await building.newcomer();
      const { id } = (await building.ask(who, home)).body;
      const params = { id };
      if (end === 'withdraw') await building.world.ok(who, 'POST /bindings/:id/withdraw', { params });
      else {
        const body = { approve: end === 'approve', reason: newId() };
        await building.world.ok(building.leader, 'POST /bindings/:id/answer', { params, body });
      }
    }
    for (const step of await walkedSteps(building.world.db)) walked.add(step);
    await building.close();
  });

  it('of a wish for a deputy', async () => {
    const phones = await startPhones(engine);
    const { world: there } = phones;
    await watchStatuses(there.db);
    const leader = await there.person('grid_leader');
    const asked = async (phone: string) => {
      const deputy = await phones.join(newPhone(), phone);
      await there.ok(deputy, 'PUT /me', { body: { name: '陈友' } });
      const body = { clientKey: newId(), phone, scopeId: leader.scopeId };
      const { id } = await there.ok(leader, 'POST /deputies', { body });
      return { deputy, params: { id } };
    };
    const taker = await asked('13800000001');
    await there.ok(taker.deputy, 'POST /deputy-requests/:id/answer', {
      params: taker.params,
      body: { accept: true },
    });
    const deputies = await there.ok(leader, 'GET /deputies');
    const grantId = deputies.find(({ personId }) => personId === taker.deputy.id)?.grantId ?? '';
    await there.ok(leader, 'POST /deputies/:id/end', { params: { id: grantId } });
    const other = await asked('13800000002');
    await there.ok(other.deputy, 'POST /deputy-requests/:id/answer', {
      params: other.params,
      body: { accept: false },
    });
    const { params } = await asked('13800000003');
    await there.ok(leader, 'POST /deputy-requests/:id/end', { params });
    for (const step of await walkedSteps(there.db)) walked.add(step);
    await phones.close();
  });

  it('of a desk’s code', async () => {
    const person = await world.person('community_staff');
    await world.ok(person, 'POST /me/consents', { body: { version: '2026-11' } });
    const role = 'community_staff';
    await atDesk(world, person, role);
    const { code: refused } = await world.ok(undefined, 'POST /desk-sign-ins');
    await world.ok(person, 'POST /desk-codes/refuse', { body: { code: refused } });
    const { code } = await world.ok(undefined, 'POST /desk-sign-ins');
    await world.ok(undefined, 'POST /desk-sign-ins');
    await world.ok(person, 'POST /desk-codes/confirm', { body: { code, role } });
    world.clock.set(world.clock.in(DESK_CODE_SECONDS));
    await world.runJobs();
    for (const step of await walkedSteps(world.db)) walked.add(step);
  });

  it('of what a phone confirms for its desk', async () => {
    const person = await world.person('community_staff');
    await world.ok(person, 'POST /me/consents', { body: { version: '2026-11' } });
    const desk = await atDesk(world, person, 'community_staff');
    const ask = async (clientKey: string) => {
      const told = (await world.raw(desk, 'POST', '/me/erase', { clientKey })).body;
      return { params: { id: (told as { facts: { confirmationId: string } }).facts.confirmationId } };
    };
    const answer = (asked: { params: { id: string } }, confirm: boolean) =>
      world.ok(person, 'POST /desk-confirmations/:id/answer', { ...asked, body: { confirm } });
    await answer(await ask('refused-1'), false);
    const used = await ask('used-1234');
    await answer(used, true);
    await world.app.inject({
      ...{ method: 'POST', url: '/api/me/erase', payload: { clientKey: 'used-1234' } },
      headers: { authorization: `Bearer ${desk.token}`, [CONFIRMATION_HEADER]: used.params.id },
    });
    await answer(await ask('confirmed-1'), true);
    await ask('asked-1234');
    world.clock.set(world.clock.in(CONFIRMATION_SECONDS));
    await world.runJobs();
    for (const step of await walkedSteps(world.db)) walked.add(step);
  });

  it('of a payee', async () => {
    const payments = await WechatPayments.start(engine);
    const { world: there } = payments;
    await watchStatuses(there.db);
    const shop = await there.person('supermarket_staff');
    const admin = await there.person('district_admin');
    const mchid = payments.wechat.merchants[0]?.mchid ?? '';
    const propose = async (subMchid: string) => {
      const body = {
        clientKey: newId(),
        supermarketId: shop.scopeId,
        mode: 'partner' as const,
        mchid,
        subMchid,
      };
      return { params: { id: (await there.ok(shop, 'POST /payees', { body })).id } };
    };
    await propose('1900000901');
    const no = { confirm: false, note: '号码不对' };
    await there.ok(admin, 'POST /payees/:id/answer', { ...(await propose('1900000902')), body: no });
    const yes = { confirm: true };
    await there.ok(admin, 'POST /payees/:id/answer', { ...(await propose('1900000903')), body: yes });
    for (const step of await walkedSteps(there.db)) walked.add(step);
    await payments.close();
  });

  it('of a roster', async () => {
    await walkRosters(world);
    for (const step of await walkedSteps(world.db)) walked.add(step);
  });

  it('of a lost WeChat account', async () => {
    const building = await Building.start(engine);
    const { world: there, staff, phones } = building;
    await watchStatuses(there.db);
    const [second] = (await there.people('community_staff', staff.scopeId)).filter(
      ({ id }) => id !== staff.id,
    );
    for (const end of ['take', 'keep', 'refuse'] as const) {
      const home = await building.home({ empty: true });
      const who = await building.newcomer();
      const { id: bindingId } = (await building.ask(who, home)).body;
      const answer = { params: { id: bindingId }, body: { approve: true } };
      await there.ok(building.leader, 'POST /bindings/:id/answer', answer);
      const body = { clientKey: newId(), personId: who.id, reason: '手机丢了' };
      const { id } = await there.ok(staff, 'POST /account-moves', { body });
      const params = { id };
      if (end !== 'refuse') {
        const { code } = await there.ok(second ?? staff, 'POST /account-moves/:id/approve', { params });
        const fresh = await phones.join(newPhone(), building.lastNumber);
        if (end === 'take') await there.ok(fresh, 'POST /me/post-code', { body: { code } });
      }
      if (end !== 'take') await there.ok(staff, 'POST /account-moves/:id/end', { params });
    }
    for (const step of await walkedSteps(there.db)) walked.add(step);
    await building.close();
  });

  it('of work for later', async () => {
    const { app, clock, db } = world;
    const jobs = app.get(JobsService);
    const told = jest.spyOn(jobs['log'], 'error').mockReturnValue();
    jobs.handle('fails', () => Promise.reject(new Error('as ever')));
    await db.transaction((tx) => jobs.add(tx, 'fails', {}, clock.now()));
    const status = async () =>
      (await db.one<{ status: string }>(`SELECT status FROM jobs WHERE kind = 'fails'`))?.status;
    for (let tries = 0; tries < 20 && (await status()) !== 'failed'; tries++) {
      clock.set(clock.in(3600));
      await jobs.runDue();
    }
    told.mockRestore();
    for (const step of await walkedSteps(db)) walked.add(step);
  });

  it('is of a table by which rows move, or of one that rests', () => {
    const { db } = world;
    const said = { idle: idle(db), restless: restless(), strayed: strayed(db) };
    expect(said).toEqual({ idle: [], restless: [], strayed: [] });
  });

  it('is in its table, and every step of a table was taken', () => {
    expect([...walked].sort()).toEqual(allowedSteps(world.db));
  });
});
