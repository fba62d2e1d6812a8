import { Workbook } from 'exceljs';

import { describeEngines } from '@cailan/trials/world/engines';
import { newId } from '../../ground/db/ids';
import { startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { previewed, sendRoster } from './testing/previewed';

const HEADINGS = '小区,楼栋,单元,房号,户主,电话,合租户,备注\n';

describeEngines('a roster’s file', (engine) => {
  let world: World;
  let staff: TestPerson;
  let admin: TestPerson;
  let communityId: string;

  beforeAll(async () => {
    world = await startWorld(engine);
    const place = await world.db.one<{ id: string }>(`SELECT id FROM places WHERE code = 'CA'`);
    communityId = place?.id ?? '';
    staff = await world.person('community_staff', communityId);
    admin = await world.person('district_admin');
  });
  afterAll(() => world.close());

  const ask = (route: 'apply' | 'undo' | 'discard', id: string, as = staff) =>
    world.call(as, `POST /rosters/:id/${route}`, { params: { id } });
  const rowsOf = (id: string) => world.ok(staff, 'GET /rosters/:id/rows', { params: { id } });
  it('is its community’s and its district’s; what cannot be read is said with its place', async () => {
    const file = `${HEADINGS}甲苑,51,1,101,甲,,,\n`;
    const { id } = await previewed(world, admin, communityId, file);
    const other = await world.db.one<{ id: string }>(`SELECT id FROM places WHERE code = 'CB'`);
    const stranger = await world.person('community_staff', other?.id);
    for (const route of ['apply', 'undo', 'discard'] as const)
      expect(await ask(route, id, stranger)).toMatchObject({ status: 404 });
    expect((await sendRoster(world, stranger, communityId, file)).status).toBe(404);
    expect((await sendRoster(world, staff, newId(), file)).status).toBe(404);
    const leader = await world.person('grid_leader');
    expect((await sendRoster(world, leader, communityId, file)).body).toMatchObject({
      code: 'role_required',
    });
    expect((await world.ok(stranger, 'GET /rosters')).map((one) => one.communityId)).not.toContain(
      communityId,
    );
    expect((await world.ok(staff, 'GET /rosters'))[0]).toMatchObject({ id, byName: expect.any(String) });
    expect(await world.call(stranger, 'GET /rosters/:id/rows', { params: { id } })).toMatchObject({
      status: 404,
    });

    const refused = await sendRoster(world, staff, communityId, '随便写写，没有表头\n', '便条.csv');
    expect(refused.body).toMatchObject({
      code: 'roster_unreadable',
      detail: '《便条.csv》：没有找到表头，应有一行写着 楼栋、单元、房号、户主、电话',
      facts: { file: '便条.csv', sheet: '', cell: '' },
    });
    const nothing = await previewed(world, staff, communityId, `${HEADINGS}甲苑,51,1,101/102,甲,,,\n`);
    expect(await ask('apply', nothing.id)).toMatchObject({ code: 'roster_nothing_readable' });
    const [unread] = await world.ok(staff, 'GET /rosters/:id/rows', {
      params: { id: nothing.id },
      query: { state: 'unreadable' },
    });
    expect(unread?.faults[0]).toMatchObject({ sheet: '', cell: 'D2', value: '101/102' });
    expect(
      await world.ok(staff, 'GET /rosters/:id/rows', { params: { id: nothing.id }, query: { state: 'new' } }),
    ).toEqual([]);
  });

  it('gives a template that is read as an empty roster once it is filled in', async () => {
    const { rawPayload } = await world.app.inject({
      url: '/api/rosters/template',
      headers: { authorization: `Bearer ${staff.token}` },
    });
    const empty = await sendRoster(world, staff, communityId, rawPayload, '名册模板.xlsx');
    expect(empty.body.detail).toBe('《名册模板.xlsx》：表头下面没有内容，请填好后再传');
    const book = new Workbook();
    await book.xlsx.load(rawPayload.buffer.slice(rawPayload.byteOffset) as ArrayBuffer);
    book.getWorksheet('名册')?.addRow(['甲苑', '61号楼', '1单元', '0501', '张三', 13812341234, '']);
    const filled = await sendRoster(
      world,
      staff,
      communityId,
      Buffer.from(await book.xlsx.writeBuffer()),
      '名册.xlsx',
    );
    const [row] = await rowsOf(filled.body.id);
    expect(row).toMatchObject({
      sheet: '名册',
      line: 2,
      address: '甲苑61号楼1单元501室',
      phone: '138****1234',
    });
  });
});
