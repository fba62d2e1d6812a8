import { at, Sealer } from '../../ground/db/sealer';
import { newKey, type PaidRound, startWorld, type World } from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';
import { packed, readPdf } from '../testing/pdf-reader';

/** In no face: unassigned, and for private use. */
const UNASSIGNED = '\u{2ffff}';
const PRIVATE = '\u{e000}';

describeEngines('what no face has on a wave’s papers', (engine) => {
  let world: World;
  let round: PaidRound;
  let orders: { id: string; door: string }[];
  beforeAll(async () => {
    world = await startWorld(engine);
    const lists: Record<string, number>[] = [
      { 'GRN-001': 1 },
      { 'GRN-001': 1 },
      { 'GRN-001': 2, 'EGG-001': 1 },
      { 'GRN-001': 1 },
    ];
    round = await world.paid({ lists });
    await world.pickAll(round);
    const groups = round.groupOrderIds.map((id) =>
      world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', { params: { id } }),
    );
    const sheets = await Promise.all(groups);
    orders = sheets.flatMap(({ households }) => households.map(({ orderId: id, door }) => ({ id, door })));
  });
  afterAll(() => world.close());

  const asked = () => world.ok(round.staff, 'GET /rounds/:id/waves/:wave/unprintable', round.wave);
  const write = (sql: string, params: string[]) => world.db.transaction((tx) => tx.run(sql, params));
  const name = (i: number, text: string) => {
    const { id = '' } = orders[i] ?? {};
    const sealed = world.app.get(Sealer).seal(text, at.recipientName(id));
    return write('UPDATE household_orders SET recipientNameSealed = ? WHERE id = ?', [sealed, id]);
  };
  const note = (i: number, text: string) => {
    const { id = '' } = orders[i] ?? {};
    const sealed = world.app.get(Sealer).seal(text, at.orderNote(id));
    return write('UPDATE household_orders SET note = ? WHERE id = ?', [sealed, id]);
  };
  const sheetsText = async () => {
    const { id, wave } = round.wave.params;
    const { rawPayload } = await world.app.inject({
      method: 'GET',
      url: `/api/rounds/${id}/waves/${wave}/pack-sheets.pdf`,
      headers: { authorization: `Bearer ${round.staff.token}` },
    });
    return packed(readPdf(rawPayload));
  };

  it('is nothing where every text can be set, in whatever script, pictures left out', async () => {
    expect(orders).toHaveLength(4);
    await name(1, '𠮷田喆');
    await name(2, 'ئابدۇرەھمان تۇرسۇن');
    await note(2, '🍉 放门口 བཀྲ་ཤིས');
    expect(await asked()).toEqual([]);
    expect(await sheetsText()).not.toContain('[U+');
  });

  it('names each text and its characters once, where the papers print their codes', async () => {
    await name(0, `王${UNASSIGNED}${PRIVATE}${UNASSIGNED}`);
    await note(3, `交给${PRIVATE}`);
    await write('UPDATE offers SET spec = ? WHERE id = ?', [`一袋${PRIVATE}`, round.offerOf('EGG-001')]);
    await write('UPDATE offers SET name = ? WHERE id = ?', [`无人订${PRIVATE}`, round.offerOf('GRN-010')]);
    await write('UPDATE supermarkets SET name = ? WHERE code = ?', [`甲${PRIVATE}`, 'S1']);
    const product = round.round.offers.find(({ id }) => id === round.offerOf('EGG-001'))?.name;
    const [private_, unassigned] = [`${PRIVATE} U+E000`, `${UNASSIGNED} U+2FFFF`];
    expect(await asked()).toEqual([
      { what: 'shop', where: `甲${PRIVATE}`, characters: [private_] },
      { what: 'name', where: orders[0]?.door, characters: [unassigned, private_] },
      { what: 'note', where: orders[3]?.door, characters: [private_] },
      { what: 'product', where: product, characters: [private_] },
    ]);
    await write('UPDATE supermarkets SET name = ? WHERE code = ?', ['甲超市', 'S1']);
    const codes = (await sheetsText()).match(/\[U\+\w+\]/g) ?? [];
    expect(codes.sort()).toEqual([
      ...Array<string>(2).fill('[U+2FFFF]'),
      ...Array<string>(3).fill('[U+E000]'),
    ]);
  });

  it('is told of a name as far as the plan shows it', async () => {
    const district = await world.db.one<{ rulesJson: string }>('SELECT rulesJson FROM districts');
    const rules = JSON.parse(district?.rulesJson ?? '{}') as { label: object };
    const masked = JSON.stringify({ ...rules, label: { ...rules.label, name: false } });
    await write('UPDATE districts SET rulesJson = ?', [masked]);
    expect((await asked()).map(({ what }) => what)).toEqual(['note', 'product']);
    await write('UPDATE districts SET rulesJson = ?', [district?.rulesJson ?? '']);
  });

  it('is told whole, however much it is: each has to be written by hand', async () => {
    const { n } = (await world.db.one<{ n: number }>('SELECT COUNT(*) AS n FROM offers')) ?? { n: 0 };
    const before = await asked();
    await world.db.transaction(async (tx) => {
      const [row] = await tx.many<Record<string, string | number | null>>(
        'SELECT * FROM household_order_lines WHERE roundId = ? LIMIT 1',
        [round.round.id],
      );
      const [offer] = await tx.many<Record<string, string | number | null>>(
        'SELECT * FROM offers WHERE id = ?',
        [round.offerOf('EGG-001')],
      );
      const insert = (table: string, values: Record<string, string | number | null>) =>
        tx.run(
          `INSERT INTO ${table} (${Object.keys(values)
            .map((column) => `\`${column}\``)
            .join(', ')}) VALUES (${Object.keys(values)
            .map(() => '?')
            .join(', ')})`,
          Object.values(values),
        );
      for (let i = 0; i < 210; i++) {
        const [offerId, productId] = [newKey(), newKey()];
        await insert('offers', { ...offer, id: offerId, productId, name: `甲${i}`, spec: PRIVATE });
        await insert('household_order_lines', { ...row, id: newKey(), offerId });
      }
    });
    expect(n).toBeGreaterThan(0);
    expect(await asked()).toHaveLength(before.length + 210);
  });

  it('is told to nobody else', async () => {
    const [leader] = await world.people('grid_leader');
    const { status } = await world.call(leader, 'GET /rounds/:id/waves/:wave/unprintable', round.wave);
    expect(status).toBe(403);
    const absent = { params: { ...round.wave.params, wave: 2 } };
    const none = await world.call(round.staff, 'GET /rounds/:id/waves/:wave/unprintable', absent);
    expect([none.status, none.code]).toEqual([404, 'not_found']);
  });
});
