import { randomBytes } from 'node:crypto';
import { changeColumns, text } from '../../ground/db/migration-columns';
import { WideNotes1763955000000 } from '../../migrations/1763955000000-wide-notes';
import { keysInUse, resealNotes } from '../../ground/db/reseal';
import { at, Sealer } from '../../ground/db/sealer';
import { type CarriedRound, newKey, startWorld, type World } from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';

/** As long as a note may be, in characters of four bytes, and words to look for. */
const WISH = `透析后乏力请按门铃${'𠮷'.repeat(191)}`;
const NOTES = { table: 'household_orders', column: 'note' };
const AT_DOOR = '奶奶耳背，敲三下';

describeEngines('notes that people wrote', (engine) => {
  let world: World;
  let round: CarriedRound;
  beforeAll(async () => {
    world = await startWorld(engine);
    round = await world.carried({ lists: [{ 'EGG-001': 1 }, { 'GRN-001': 1 }], note: WISH });
    const householdId = round.residents[0]?.scopeId ?? '';
    await world.ok(await world.giverTo(householdId), 'POST /windows/:id/households/:householdId/door', {
      params: { id: round.windowId, householdId },
      body: { eventId: newKey(), outcome: 'delivered', note: AT_DOOR },
    });
  });
  afterAll(() => world.close());

  /** The columns of every table in which one of these words stands. */
  async function where(...words: string[]): Promise<string[]> {
    const { db } = world;
    const found = new Set<string>();
    for (const { tableName } of db.dataSource.entityMetadatas)
      for (const row of await db.many<Record<string, unknown>>(`SELECT * FROM ${tableName}`))
        for (const [column, value] of Object.entries(row))
          if (words.some((word) => String(value).includes(word))) found.add(`${tableName}.${column}`);
    return [...found].sort();
  }

  it('stand in no column as they were written', async () => {
    expect([...WISH]).toHaveLength(200);
    expect(await where('透析', '𠮷', '耳背')).toEqual([]);
  });

  it('are read where they are shown: list, order and pack sheet', async () => {
    const [resident] = round.residents;
    const list = await world.ok(resident, 'GET /windows/:id/list', {
      params: { id: round.windowId },
      query: { householdId: resident?.scopeId ?? '' },
    });
    const [order] = await world.ok(resident, 'GET /household-orders');
    const sheet = await world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', {
      params: { id: round.groupOrderIds[0] ?? '' },
    });
    expect([list.note, order?.note, sheet.households[0]?.note]).toEqual([WISH, WISH, WISH]);
  });

  it('open in their own row alone, and are no note where nothing was written', async () => {
    const { db, app } = world;
    const sealer = app.get(Sealer);
    const [row] = await db.many<{ id: string; note: string }>('SELECT id, note FROM household_orders');
    const { id, note } = row ?? { id: '', note: '' };
    expect(sealer.open(note, at.orderNote(id))).toBe(WISH);
    expect(() => sealer.open(note, at.orderNote(newKey()))).toThrow();
    expect(() => sealer.open(note, at.bagNote(id))).toThrow();
    const events = await db.many<{ id: string; note: string }>('SELECT id, note FROM bag_events');
    const said = events.filter(({ note: words }) => words !== '');
    expect(said.map((event) => sealer.open(event.note, at.bagNote(event.id)))).toEqual([AT_DOOR]);
    expect(events.length).toBeGreaterThan(said.length);
  });

  it('of before keep their words when the column widens, are shown, and sealed by `npm run reseal`', async () => {
    const { db, app, config } = world;
    const keyId = app.get(Sealer).keyId;
    // A typed note may look like a sealed one, with a key that is there or one that is not.
    const looksSealed = (key: string) => `${key}.b.${'A'.repeat(16)}.${'A'.repeat(22)}.x`;
    const typed = ['放门口。别敲门', looksSealed(keyId), `${keyId}.b.我家的`, looksSealed('k9')];
    const ids = (await db.many<{ id: string }>('SELECT id FROM household_orders ORDER BY id')).map(
      ({ id }) => id,
    );
    const put = (note: string) =>
      db.transaction((tx) =>
        tx.run('UPDATE household_orders SET note = ? WHERE id = ?', [note, ids[0] ?? '']),
      );
    const inDatabase = async () =>
      (await db.one<{ note: string }>('SELECT note FROM household_orders WHERE id = ?', [ids[0] ?? '']))
        ?.note;
    const shown = async () => {
      const order = (await world.ok(round.residents[0], 'GET /household-orders'))[0];
      expect(order?.id).toBe(ids[0]);
      return order?.note;
    };
    await db.transaction((tx) => tx.run(`UPDATE household_orders SET note = ''`, []));
    const runner = db.dataSource.createQueryRunner();
    for (const note of typed) {
      await put(note);
      if (db.engine === 'sqlite') await changeColumns(runner, 'household_orders', [text('note', 200)]);
      else await runner.query('ALTER TABLE household_orders MODIFY note varchar(200) NOT NULL');
      const migration = new WideNotes1763955000000();
      for (const _ of [1, 2]) await migration.up(runner);
      expect(await inDatabase()).toBe(note);
      expect(await shown()).toBe(note);
      const sealed = note.startsWith('k9') ? 0 : 1;
      const reseal = (by: Sealer) => resealNotes(db, by, NOTES);
      expect(await reseal(app.get(Sealer))).toBe(sealed);
      expect(await reseal(app.get(Sealer))).toBe(0);
      expect((await inDatabase()) === note).toBe(sealed === 0);
      expect(await shown()).toBe(note);
      const { dataKeys, hashKey } = config;
      const next = new Sealer({ dataKeys: [{ id: 'k2', key: randomBytes(32) }, ...dataKeys], hashKey });
      expect(await reseal(next)).toBe(sealed);
      expect(await keysInUse(db, [NOTES])).toEqual(new Map([[sealed ? 'k2' : 'k9', 1]]));
      expect(next.openNote((await inDatabase()) ?? '', at.orderNote(ids[0] ?? ''))).toBe(note);
    }
    await runner.release();
  });
});
