import type { RosterView } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { newId } from '../../ground/db/ids';
import { startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { householdsOf } from './rosters.sql';
import { previewed } from './testing/previewed';

const HEADINGS = '小区,楼栋,单元,房号,户主,电话,合租户,备注\n';

describeEngines('a roster', (engine) => {
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
  /** All that a roster may write, as it stands. */
  const places = async () =>
    Promise.all(
      ['places', 'delivery_groups', 'households'].map((table) =>
        world.db.many(`SELECT * FROM ${table} ORDER BY id`),
      ),
    );
  const counts = ({ newRows, changedRows, sameRows, unreadableRows }: RosterView) => [
    newRows,
    changedRows,
    sameRows,
    unreadableRows,
  ];

  it('is shown, written whole, changes nothing when it is sent again, and is taken back as one', async () => {
    const before = await places();
    const file =
      HEADINGS +
      [
        '甲苑,3,1,101,赵一,,,', // there, of somebody who says so themselves
        '甲苑,7号楼,1,101,钱二,13812340001,,', // a new building
        '甲苑,7号楼,1,１０２,孙三,138 1234 0002,,独居',
        '甲苑,7号楼,2,101,,,,空置',
        '甲苑,7号楼,底商,5,李四,,,',
        '甲苑,A座,,1203,周五,+86 13812340003,,',
        '甲苑,甲栋,,201,吴六,,1,',
        '甲苑,甲栋,,201,郑七,,2,',
        '甲苑,12栋,,,王八,,,', // a villa
        ',58弄3号,,902,冯九,,,',
        ',,,三组15号,陈十,,,',
        '甲苑,7号楼,1,101,钱二,13812340001,,', // twice
        '甲苑,7号楼,1,102,别人,,,', // two names of one household
        '甲苑,7号楼,,301,没写单元,,,',
        '甲苑,8号楼,1,101,电话错,0533-1234567,,',
        '甲苑,8号楼,1,501/502,两间,,,',
        '合计,16户,,,,,,',
      ].join('\n');
    const shown = await previewed(world, staff, communityId, file);
    expect({ ...shown, newBuildings: new Set(shown.newBuildings) }).toMatchObject({
      status: 'previewed',
      communityId,
      communityName: '甲社区',
      fileName: '名册.csv',
      totalRows: 16,
      newBuildings: new Set(
        ['7号楼', 'A座', '甲栋', '别墅区', '58弄3号楼', '3组'].map((name) => `甲苑${name}`),
      ),
      notNamed: 37,
      faults: [],
    });
    const rows = await rowsOf(shown.id);
    expect(
      rows.map(({ line, state, address, remark, faults }) => [
        line,
        state,
        address,
        remark || faults[0]?.text,
      ]),
    ).toEqual([
      [2, 'same', '甲苑3号楼1单元101室', '住户已在手机上登记，以住户填的为准'],
      [3, 'new', '甲苑7号楼1单元101室', '新楼栋 甲苑7号楼'],
      [4, 'new', '甲苑7号楼1单元102室', '新楼栋 甲苑7号楼，备注：独居'],
      [5, 'new', '甲苑7号楼2单元101室', '新楼栋 甲苑7号楼，空户，备注：空置'],
      [6, 'new', '甲苑7号楼底商5号', '新楼栋 甲苑7号楼'],
      [7, 'new', '甲苑A座1203室', '新楼栋 甲苑A座'],
      [8, 'new', '甲苑甲栋201室', '新楼栋 甲苑甲栋'],
      [9, 'new', '甲苑甲栋201室', '新楼栋 甲苑甲栋'],
      [10, 'new', '甲苑12栋', '新楼栋 甲苑别墅区'],
      [11, 'new', '甲苑58弄3号楼902室', '新楼栋 甲苑58弄3号楼'],
      [12, 'new', '甲苑3组15号', '新楼栋 甲苑3组'],
      [13, 'same', '甲苑7号楼1单元101室', '和第3行一样'],
      [
        14,
        'unreadable',
        '甲苑 7号楼 1 102 别人',
        '《名册.csv》D14“102”：和第4行是同一户，姓名或电话不一样；两家合住的，请加一列“合租户”写第几户',
      ],
      [15, 'unreadable', '甲苑 7号楼 301 没写单元', '《名册.csv》D15“301”：这栋楼分单元，请写明单元'],
      [
        16,
        'unreadable',
        '甲苑 8号楼 1 101 电话错 0533-1234567',
        '《名册.csv》F16“0533-1234567”：不是手机号，应填 11 位手机号，没有就空着',
      ],
      [
        17,
        'unreadable',
        '甲苑 8号楼 1 501/502 两间',
        '《名册.csv》D17“501/502”：写了不止一个房号，应写楼栋、单元、房号，如 3号楼2单元501',
      ],
    ]);
    expect(counts(shown)).toEqual([10, 0, 2, 4]);
    expect(await places()).toEqual(before);

    const applied = await ask('apply', shown.id);
    expect([applied.status, applied.body.status]).toEqual([200, 'applied']);
    expect((await ask('apply', shown.id)).body).toEqual(applied.body);
    const now = world.clock.now();
    const there = await householdsOf(world.db, communityId, now);
    expect(there).toHaveLength(48);
    const doors = there.map(({ door }) => door);
    for (const door of ['7-1-101', '7-底商-5', 'A-1203', '甲-201', '12栋', '58弄-3-902', '3组-15'])
      expect(doors).toContain(door);
    expect(doors.indexOf('7-1-101')).toBeLessThan(doors.indexOf('7-2-101'));
    expect(there.map(({ sort }) => sort)).toEqual(there.map((_, i) => i + 1));
    const groups = await world.db.many<{ name: string; households: number }>(
      `SELECT name, households FROM delivery_groups WHERE communityId = ? ORDER BY sort`,
      [communityId],
    );
    expect(groups.slice(-6).map(({ name, households }) => [name, households])).toEqual([
      ['甲苑7号楼', 4],
      ['甲苑A座', 1],
      ['甲苑甲栋', 2],
      ['甲苑别墅区', 1],
      ['甲苑58弄3号楼', 1],
      ['甲苑3组', 1],
    ]);

    const again = await previewed(world, staff, communityId, file);
    expect([counts(again), again.newBuildings]).toEqual([[0, 0, 12, 4], []]);
    const written = await places();
    expect((await ask('apply', again.id)).status).toBe(200);
    expect(await places()).toEqual(written);

    expect((await ask('undo', shown.id)).body).toMatchObject({ status: 'undone' });
    expect((await ask('undo', shown.id)).status).toBe(200);
    expect(await places()).toEqual(before);
  });

  it('changes the contact of who has no members, takes nothing away by blanks, and gives the old one back', async () => {
    const home = (name: string, phone: string) => `${HEADINGS}甲苑,21,1,101,${name},${phone},,\n`;
    const first = await previewed(world, staff, communityId, home('甲一', '13812340011'));
    await ask('apply', first.id);
    const blank = await previewed(world, staff, communityId, home('', ''));
    expect(counts(blank)).toEqual([0, 0, 1, 0]);
    const second = await previewed(world, staff, communityId, home('', '13812340012'));
    expect((await rowsOf(second.id))[0]).toMatchObject({ state: 'changed', remark: '电话原为 138****0011' });
    const written = await places();
    await ask('apply', second.id);
    expect(counts(await previewed(world, staff, communityId, home('甲一', '13812340012')))).toEqual([
      0, 0, 1, 0,
    ]);
    // What stands on it is undone first.
    const third = await previewed(world, staff, communityId, home('甲二', ''));
    await ask('apply', third.id);
    expect((await ask('undo', second.id)).body).toMatchObject({
      code: 'roster_in_use',
      detail: '甲苑21号楼1单元101室已经又改过联系人，这份名册不能撤销',
    });
    for (const { id } of [third, second]) expect((await ask('undo', id)).status).toBe(200);
    expect((await places()).map((rows) => rows.length)).toEqual(written.map((rows) => rows.length));
    expect(counts(await previewed(world, staff, communityId, home('甲一', '13812340011')))).toEqual([
      0, 0, 1, 0,
    ]);
    expect((await ask('undo', first.id)).status).toBe(200);
  });

  it('stays where somebody belongs to its households, holds a post in its buildings, or has put others there', async () => {
    const one = await previewed(world, staff, communityId, `${HEADINGS}甲苑,31,1,101,甲,,,\n`);
    await ask('apply', one.id);
    const two = await previewed(world, staff, communityId, `${HEADINGS}甲苑,31,1,102,乙,,,\n`);
    await ask('apply', two.id);
    const refused = async (what: string) => {
      const before = await places();
      expect((await ask('undo', one.id)).body).toMatchObject({ code: 'roster_in_use', facts: { what } });
      expect(await places()).toEqual(before);
    };
    await refused('在别的名册里');
    await ask('undo', two.id);
    const row = await world.db.one<{ id: string; buildingId: string }>(
      `SELECT id, buildingId FROM households WHERE door = '31-1-101'`,
    );
    const grant = (scopeKind: 'household' | 'building', scopeId: string) => ({
      ...{ id: newId(), personId: admin.id, role: scopeKind === 'household' ? 'resident' : 'floor_captain' },
      ...{ scopeKind, scopeId, deputyOfId: null, dropPointId: null },
      ...{ startsAt: world.clock.now(), endsAt: null, historyFrom: null },
    });
    for (const [given, what] of [
      [grant('household', row?.id ?? ''), '有人加入'],
      [grant('building', row?.buildingId ?? ''), '有人任岗'],
    ] as const) {
      await world.db.transaction((tx) => tx.insert<object>('role_grants', [given]));
      await refused(what);
      await world.db.transaction((tx) => tx.run('DELETE FROM role_grants WHERE id = ?', [given.id]));
    }
    expect((await ask('undo', one.id)).status).toBe(200);
  });

  it('writes what was seen: other places since then, and two at once, write nothing twice', async () => {
    const file = `${HEADINGS}甲苑,41,1,101,甲,,,\n甲苑,41,1,102,乙,,,\n`;
    const shown = [];
    for (let i = 0; i < 3; i++) shown.push(await previewed(world, staff, communityId, file));
    const answers = await Promise.all(shown.map(({ id }) => ask('apply', id)));
    expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([
      200,
      'roster_stale',
      'roster_stale',
    ]);
    const there = await world.db.many(`SELECT id FROM households WHERE door IN ('41-1-101', '41-1-102')`);
    expect(there).toHaveLength(2);
    const applied = shown[answers.findIndex(({ status }) => status === 200)];
    const discarded = shown.find((one) => one !== applied);
    expect((await ask('discard', discarded?.id ?? '')).body).toMatchObject({ status: 'discarded' });
    for (const [route, id] of [
      ['apply', discarded?.id],
      ['undo', discarded?.id],
      ['discard', applied?.id],
    ] as const)
      expect(await ask(route, id ?? '')).toMatchObject({ code: 'wrong_status' });
    expect((await ask('undo', applied?.id ?? '')).status).toBe(200);
  });
});
