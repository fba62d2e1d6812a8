import { describeEngines } from '@cailan/trials/world/engines';
import { type PaidRound, startWorld, type World } from '@cailan/trials/world/world';
import { packed, readPdf } from '../testing/pdf-reader';

/** As their buildings' names begin in the small plan. */
const COMPOUNDS = ['甲苑', '乙苑'];

describeEngines('the labels of a drop point', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  /** One household of each compound, packed, and what stands on their labels. */
  async function labelled(): Promise<string> {
    const residents = await Promise.all(COMPOUNDS.map(firstOf));
    const round = await world.paid({ residents, lists: residents.map(() => ({ 'EGG-001': 1 })) });
    await world.pickAll(round);
    await world.packAll(round);
    return labelsOf(round);
  }

  async function firstOf(compound: string) {
    const rows = await world.db.many<{ id: string }>(
      `SELECT h.id FROM households h JOIN places b ON b.id = h.buildingId WHERE b.name LIKE ? ORDER BY h.sort`,
      [`${compound}%`],
    );
    const ids = rows.map(({ id }) => id);
    const resident = (await world.people('resident')).find(({ scopeId }) => ids.includes(scopeId ?? ''));
    if (!resident) throw new Error(`nobody lives in ${compound}`);
    return resident;
  }

  async function labelsOf({ round, staff }: PaidRound): Promise<string> {
    const { rawPayload, statusCode } = await world.app.inject({
      method: 'GET',
      url: `/api/rounds/${round.id}/waves/1/labels-60x40.pdf`,
      headers: { authorization: `Bearer ${staff.token}` },
    });
    expect(statusCode).toBe(200);
    return packed(readPdf(rawPayload));
  }

  it('name the door alone where it serves one compound', async () => {
    expect(await labelled()).not.toMatch(/[甲乙]苑\d+-\d+-\d+/);
  });

  it('name the compound in the large line where it serves two', async () => {
    await world.db.transaction((tx) =>
      tx.run(
        `UPDATE delivery_groups SET dropPointId = (SELECT id FROM drop_points WHERE code = 'CAX-GATE')
         WHERE dropPointId = (SELECT id FROM drop_points WHERE code = 'CBX-GATE')`,
      ),
    );
    const text = await labelled();
    for (const compound of COMPOUNDS) expect(text).toMatch(new RegExp(`${compound}\\d+-\\d+-\\d+`));
  });
});
