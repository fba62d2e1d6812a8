import type { CreateResponsibilityDto } from '@cailan/shared-types/dto';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { pagesOf, paperBytes, sheetsOf } from '../../papers/testing/read-papers';

describeEngines('who answers for what', (engine) => {
  let world: World;
  let admin: TestPerson;
  let staff: TestPerson;
  let points: { id: string; name: string; communityId: string }[];
  let numbers = 13_300_000_000;
  beforeAll(async () => {
    world = await startWorld(engine);
    admin = await world.person('district_admin');
    points = await world.db.many('SELECT id, name, communityId FROM drop_points ORDER BY code');
    // A third point, for the one that is too many.
    const [first] = points;
    await world.db.transaction((tx) =>
      tx.run(
        `INSERT INTO drop_points (id, districtId, communityId, code, name, kind, staff, capacity)
         SELECT ?, districtId, communityId, 'ZZ', '最后一点', kind, staff, capacity FROM drop_points WHERE id = ?`,
        [newKey(), first?.id ?? ''],
      ),
    );
    points = await world.db.many('SELECT id, name, communityId FROM drop_points ORDER BY code');
    staff = await world.person('community_staff', points[0]?.communityId);
  });
  afterAll(() => world.close());

  const give = (as: TestPerson, more: Partial<CreateResponsibilityDto>) =>
    world.call(as, 'POST /responsibilities', {
      body: {
        ...{
          clientKey: newKey(),
          kind: 'answers_for',
          subjectKind: 'drop_point',
          subjectId: points[0]?.id ?? '',
        },
        ...{ name: '王书记', phone: String(++numbers), title: '党工委书记', ...more },
      },
    });
  const end = (as: TestPerson, id: string) =>
    world.call(as, 'POST /responsibilities/:id/end', {
      params: { id },
      body: { clientKey: newKey(), reason: '轮换' },
    });

  it('each point has one named answerer, and one person two points at most; two are in charge of the whole (A12.7)', async () => {
    const phone = String(++numbers);
    const [first, second, third] = points.map(({ id }) => id);
    const given = (await give(admin, { phone, subjectId: first })).body;
    expect(given).toMatchObject({ name: '王书记', phone, subjectName: points[0]?.name, kind: 'answers_for' });
    expect((await give(admin, { subjectId: first })).code).toBe('responsibility_taken');
    // The same number, however it is typed.
    expect((await give(admin, { phone: `+86 ${phone}`, subjectId: second })).status).toBe(200);
    expect((await give(admin, { phone, subjectId: third })).code).toBe('two_points');
    expect((await end(admin, given.id)).body).toMatchObject({ endReason: '轮换' });
    expect((await give(admin, { phone, subjectId: third })).status).toBe(200);
    expect((await give(admin, { phone: '12345' })).code).toBe('bad_phone');
    // Secretary and director are in charge of the whole.
    const whole = { kind: 'head', subjectKind: 'district', subjectId: admin.scopeId } as const;
    for (const title of ['书记', '主任']) expect((await give(admin, { ...whole, title })).status).toBe(200);
  });

  it('of two who name a third point for one person at once, one is too many', async () => {
    const phone = String(++numbers);
    const rows = await world.ok(admin, 'GET /responsibilities');
    for (const { id } of rows) await end(admin, id);
    await give(admin, { phone, subjectId: points[0]?.id });
    const both = await Promise.all(points.slice(1, 3).map(({ id }) => give(admin, { phone, subjectId: id })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is named by district and staff in their places, and read by inspectors', async () => {
    expect((await give(staff, { kind: 'contact' })).status).toBe(200);
    const elsewhere = await world.db.one<{ id: string }>(
      `SELECT id FROM places WHERE level = 'community' AND id <> ?`,
      [staff.scopeId],
    );
    const at = { kind: 'head', subjectKind: 'community', subjectId: elsewhere?.id ?? '' } as const;
    expect((await give(staff, at)).code).toBe('not_found');
    expect((await give(admin, at)).status).toBe(200);
    expect((await give(admin, { ...at, kind: 'answers_for' })).code).toBe('wrong_subject');
    const inspector = await world.person('inspector');
    expect(await world.ok(inspector, 'GET /responsibilities')).toEqual(
      await world.ok(admin, 'GET /responsibilities'),
    );
    const own = await world.ok(staff, 'GET /responsibilities');
    expect(own.some(({ subjectId }) => subjectId === elsewhere?.id)).toBe(false);
    expect((await give(inspector, {})).code).toBe('role_required');
  });

  it('is printed to hang up, with the points for which nobody answers', async () => {
    const shop = await world.person('supermarket_staff');
    const liaison = { kind: 'liaison', subjectKind: 'supermarket', subjectId: shop.scopeId } as const;
    await give(admin, { ...liaison, name: '李科长', title: '商务科科长' });
    const held = await world.ok(admin, 'GET /responsibilities');
    const free = points.filter(
      ({ id }) => !held.some(({ kind, subjectId }) => kind === 'answers_for' && subjectId === id),
    );
    expect(free.length).toBeGreaterThan(0);
    const text = pagesOf(await paperBytes(world, admin, 'GET /responsibilities/list.pdf', {})).join('');
    for (const { name, phone, title } of held)
      for (const part of [name, phone, title]) expect(text).toContain(part);
    for (const { name } of free) expect(text).toContain(`${name}包保（还没有定人）`.replace(/\s/g, ''));
    const [sheet] = await sheetsOf(await paperBytes(world, admin, 'GET /responsibilities/list.xlsx', {}));
    const lines = [...(sheet?.rows ?? []), sheet?.totals ?? {}];
    expect(lines).toHaveLength(held.length + free.length);
    expect(lines).toContainEqual({
      ...{ 地方: held.find(({ kind }) => kind === 'liaison')?.subjectName, 责任: '对接', 姓名: '李科长' },
      ...{ 职务: '商务科科长', 电话: String(numbers) },
    });
  });
});
