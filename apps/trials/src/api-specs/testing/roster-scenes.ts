import { previewed, sendRoster } from '@cailan/api/district/rosters/testing/previewed';
import type { RosterView } from '@cailan/shared-types';
import type { TestPerson, World } from '../../world/world';
import type { Evening } from './evening';
import type { Reached } from './reached';

const HEADINGS = '小区,楼栋,单元,房号,户主\n';

/** A roster of new households in a building of this number. */
const roster = (building: number, rooms: readonly string[]): string =>
  HEADINGS + rooms.map((room) => `甲苑,${building},1,${room},来人\n`).join('');

async function communityOf(world: World): Promise<string> {
  const row = await world.db.one<{ communityId: string }>(
    'SELECT communityId FROM households ORDER BY sort LIMIT 1',
  );
  return row?.communityId ?? '';
}

/** Shown for a community, its rows enough for pages; gives the id of the last. */
export async function shownRosters(world: World, as: TestPerson): Promise<string> {
  const communityId = await communityOf(world);
  let id = '';
  for (const building of [71, 72, 73])
    ({ id } = await previewed(world, as, communityId, roster(building, ['101', '102', '201'])));
  return id;
}

/** Written and taken back, and thrown away. */
export async function walkRosters(world: World): Promise<void> {
  const admin = await world.person('district_admin');
  const communityId = await communityOf(world);
  const show = () => previewed(world, admin, communityId, roster(74, ['101']));
  const [written, thrown] = [await show(), await show()];
  for (const route of ['apply', 'undo'] as const)
    await world.ok(admin, `POST /rosters/:id/${route}`, { params: { id: written.id } });
  await world.ok(admin, 'POST /rosters/:id/discard', { params: { id: thrown.id } });
}

/** Every route of a roster, before the eyes of those to whom it is not there. */
export async function keepRosters(evening: Evening, staff: TestPerson): Promise<void> {
  const { world, ground } = evening;
  const show = () => previewed(world, staff, ground.communityId, roster(75, ['101']));
  const [written, thrown] = [await show(), await show()];
  const params = { id: written.id };
  await evening.ask('GET /rosters/:id', staff, { params });
  await evening.ask('GET /rosters/:id/rows', staff, { params });
  await evening.ask('POST /rosters/:id/apply', staff, { params });
  await evening.ask('POST /rosters/:id/undo', staff, { params });
  await evening.ask('POST /rosters/:id/discard', staff, { params: { id: thrown.id } });
}

/** Every refusal of a roster. */
export async function rosterRefusals(world: World, reached: Reached): Promise<void> {
  const admin = await world.person('district_admin');
  const communityId = await communityOf(world);
  const act = (route: 'apply' | 'undo', { id }: Pick<RosterView, 'id'>) =>
    world.call(admin, `POST /rosters/:id/${route}`, { params: { id } });
  const show = (text: string, to = communityId) => sendRoster(world, admin, to, text);
  const asAnswer = async (sent: ReturnType<typeof sendRoster>) => {
    const { status, body } = await sent;
    return { status, body };
  };
  await reached.by('roster_unreadable', asAnswer(show('没有表头\n')));
  await reached.by('roster_too_large', asAnswer(show('楼栋,房号\n'.padEnd(20 * 1024 * 1024 + 1))));
  const nothing = await previewed(world, admin, communityId, roster(76, ['101/102']));
  await reached.by('roster_nothing_readable', act('apply', nothing));
  const [one, other] = [
    await previewed(world, admin, communityId, roster(76, ['101'])),
    await previewed(world, admin, communityId, roster(76, ['101'])),
  ];
  await act('apply', one);
  await reached.by('roster_stale', act('apply', other));
  const above = await previewed(world, admin, communityId, roster(76, ['102']));
  await act('apply', above);
  await reached.by('roster_in_use', act('undo', one));
  await act('undo', above);
  await act('undo', one);
  await world.db.transaction((tx) =>
    tx.run(
      `INSERT INTO places (id, districtId, level, parentId, code, name, kind, sort, streetId, communityId, gridId, buildingId)
       SELECT '01900000-0000-7000-8000-000000000001', districtId, level, parentId, 'NEW', '新社区', kind, 9, streetId, communityId, gridId, buildingId
       FROM places WHERE id = ?`,
      [communityId],
    ),
  );
  await reached.by(
    'roster_no_drop_point',
    asAnswer(show(roster(77, ['101']), '01900000-0000-7000-8000-000000000001')),
  );
  await world.db.transaction((tx) => tx.run(`DELETE FROM places WHERE code = 'NEW'`));
}
