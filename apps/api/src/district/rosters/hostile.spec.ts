import type { Problem } from '@cailan/shared-types';
import { describeEmbedded } from '@cailan/trials/world/engines';
import { startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { HOSTILE_FILES } from './testing/hostile-files';
import { HOSTILE_ROWS } from './testing/hostile-rows';
import { sendRoster } from './testing/previewed';

const HOSTILE = [...HOSTILE_FILES, ...HOSTILE_ROWS];

describeEmbedded('a file that nobody should have sent', (engine) => {
  let world: World;
  let admin: TestPerson;
  let communityId: string;
  const tables = ['places', 'delivery_groups', 'households', 'drop_points'];
  const stored = () =>
    Promise.all(tables.map((table) => world.db.many(`SELECT * FROM ${table} ORDER BY id`)));
  let before: unknown;

  beforeAll(async () => {
    world = await startWorld(engine);
    admin = await world.person('district_admin');
    const place = await world.db.one<{ id: string }>(`SELECT id FROM places WHERE code = 'CA'`);
    communityId = place?.id ?? '';
    before = await stored();
  });
  afterAll(() => world.close());

  /** Every sentence that the desk shows of it. */
  async function saidOf(fileName: string, bytes: Buffer): Promise<string[]> {
    const { status, body } = await sendRoster(world, admin, communityId, bytes, fileName);
    if (status !== 200) return [(body as unknown as Problem).title];
    const query = { state: 'unreadable' } as const;
    const rows = await world.ok(admin, 'GET /rosters/:id/rows', { params: { id: body.id }, query });
    return [...body.faults, ...rows.flatMap(({ faults }) => faults)].map(({ text }) => text);
  }

  it.each(HOSTILE.map((one) => [one.fileName, one] as const))('%s', async (fileName, { bytes, says }) => {
    expect(await saidOf(fileName, await bytes())).toEqual(says);
  });

  it('writes nothing, and there are sixty of them', async () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
    expect(await stored()).toEqual(before);
  });
});
