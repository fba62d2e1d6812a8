import type { DistrictRules } from '../../district/places/district-rules';
import { describeEngines } from '@cailan/trials/world/engines';
import { loadAt } from '@cailan/trials/world/road';
import { newKey, startWorld, type CarriedRound, type World } from '@cailan/trials/world/world';

/** What a plan says of its gates holds: who may enter, and what becomes of an arrival outside the window (P2, A8). */
describeEngines('the plan at the gate', (engine) => {
  let world: World;
  let written: DistrictRules;
  beforeAll(async () => {
    world = await startWorld(engine);
    const district = await world.db.one<{ rulesJson: string }>('SELECT rulesJson FROM districts');
    written = JSON.parse(district?.rulesJson ?? '') as DistrictRules;
  });
  beforeEach(async () => {
    await world.forgetTrade();
    await world.db.transaction((tx) => tx.run('DELETE FROM messages'));
    await rules({});
  });
  afterAll(() => world.close());

  const rules = (more: Partial<DistrictRules>) =>
    world.db.transaction((tx) =>
      tx.run('UPDATE districts SET rulesJson = ?', [JSON.stringify({ ...written, ...more })]),
    );
  const outside = (more: Partial<DistrictRules['outsideWindow']>) =>
    rules({ outsideWindow: { ...written.outsideWindow, ...more } });
  const dropPointOf = (round: CarriedRound) => round.load.stops[0]?.dropPointId ?? '';
  const arrive = async (round: CarriedRound, permitReason?: string) =>
    world.call(await world.staffAt(dropPointOf(round)), 'POST /loads/:id/arrivals', {
      ...loadAt(round),
      body: { clientKey: newKey(), dropPointId: dropPointOf(round), ...(permitReason && { permitReason }) },
    });
  const enter = async (
    round: CarriedRound,
    kind: 'vehicle_entered' | 'person_entered',
    clientKey = newKey(),
  ) =>
    world.call(await world.staffAt(dropPointOf(round)), 'POST /loads/:id/entries', {
      ...loadAt(round),
      body: { clientKey, dropPointId: dropPointOf(round), kind },
    });
  const violations = () =>
    world.db.many<{ kind: string; permitReason: string }>(
      'SELECT kind, permitReason FROM violations ORDER BY id',
    );
  const toldDistrict = async () => world.told((await world.person('district_admin')).id);

  it('lets nobody in outside the window where the plan says never, whatever the reason', async () => {
    await outside({ permit: 'never' });
    const round = await world.left();
    expect(round.load.conduct).toEqual({
      ...{ vehiclesEnter: false, peopleEnter: false, permit: 'never', outsideText: '其它时间段一律不得配送' },
    });
    world.clock.set('2026-11-21T13:31:00.000Z');
    expect(await arrive(round, '桥断了')).toMatchObject({
      code: 'permit_forbidden',
      body: { detail: '方案规定时段外一律不放行：其它时间段一律不得配送' },
    });
    expect(await violations()).toEqual([{ kind: 'outside_window', permitReason: '' }]);
    expect(await world.statusOf('loads', round.load.id)).toBe('on_the_way');
    await outside({ permit: 'with_reason' });
    expect((await arrive(round, '桥断了')).status).toBe(200);
  });

  it('proposes the suspension only where the plan says so, in the plan’s words', async () => {
    await outside({ action: 'refuse' });
    const quiet = await world.left();
    world.clock.set('2026-11-21T13:31:00.000Z');
    expect((await arrive(quiet)).code).toBe('outside_window');
    expect(await violations()).toHaveLength(1);
    expect((await toldDistrict()).filter((text) => text.includes('建议暂停'))).toEqual([]);
    await outside({});
    await world.db.transaction((tx) => tx.run('DELETE FROM violations'));
    expect((await arrive(quiet)).code).toBe('outside_window');
    expect((await toldDistrict()).at(-1)).toContain('方案规定：其它时间段一律不得配送。建议暂停其保供资格');
  });

  it('keeps a district that was loaded before permits were said as it was', async () => {
    const { permit: _, ...old } = written.outsideWindow;
    await rules({ outsideWindow: old, vehiclesEnter: undefined, peopleEnter: undefined });
    const round = await world.left();
    expect(round.load.conduct).toMatchObject({
      vehiclesEnter: false,
      peopleEnter: false,
      permit: 'with_reason',
    });
  });

  it('records once that a vehicle or a person went in where the plan closes the place (A8.6)', async () => {
    const round = await world.atGate();
    const clientKey = newKey();
    expect((await enter(round, 'vehicle_entered', clientKey)).body).toEqual({ done: true });
    expect((await enter(round, 'vehicle_entered', clientKey)).status).toBe(200);
    expect((await enter(round, 'vehicle_entered')).status).toBe(200);
    expect((await enter(round, 'person_entered')).status).toBe(200);
    expect((await violations()).map(({ kind }) => kind)).toEqual(['vehicle_entered', 'person_entered']);
    expect((await toldDistrict()).filter((text) => text.includes('进入了小区'))).toHaveLength(2);
  });

  it('records nothing where the plan lets them in', async () => {
    await rules({ vehiclesEnter: true, peopleEnter: false });
    const round = await world.atGate();
    expect(await enter(round, 'vehicle_entered')).toMatchObject({
      code: 'entry_allowed',
      body: { detail: '方案允许车辆进入，不用记违规' },
    });
    expect((await enter(round, 'person_entered')).status).toBe(200);
    await rules({ vehiclesEnter: false, peopleEnter: true });
    expect((await enter(round, 'person_entered')).code).toBe('entry_allowed');
    expect((await violations()).map(({ kind }) => kind)).toEqual(['person_entered']);
  });
});
