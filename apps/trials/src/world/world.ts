import type { TestEngine } from './engines';
import { Road } from './road';
import { startAs } from './service';

export type { OpenRound, RoundOptions } from './rounds';
export type { GroupOfRound, HouseholdList, OrderedRound } from './orders';
export type { PaidRound } from './payments';
export type { Found } from './goods';
export type { CarriedRound } from './road';
export { newKey, type Answer, type TestPerson } from './service';

const TRADE = [
  'number_series rounds round_communities offers offer_components offer_quotas household_orders',
  'household_order_lines group_orders group_order_lines payments payment_allocations pick_results',
  'waves bags bag_lines crates loads load_stops handoffs handoff_exceptions bag_events',
  'violations postings posting_entries refund_items refund_batches dues_ticks jobs',
  'reconciliations reconciliation_rows',
].flatMap((names) => names.split(' '));

/** A morning on which households may write lists again. */
const MORNING = '2026-11-21T01:30:00.000Z';

/**
 * What a spec starts and asks: the whole service on a database of its own with the small plan loaded, its clock and its
 * people, and a maker for each state that a round comes to: `draftRound`, `openRound`, `ordered`, `confirmed`, `paid`,
 * `picked`, `packed`, `loaded`, `left`, `atGate`, `carried`. Each builds on the one before it and takes the same few
 * options; nobody acts but through the routes. A spec makes what it is about, acts, and expects:
 *
 *     describeEngines('a load', (engine) => {
 *       let world: World;
 *       beforeAll(async () => void (world = await startWorld(engine)));
 *       afterAll(() => world.close());
 *
 *       it('is received at the gate by the captain of the building', async () => {
 *         const round = await world.atGate({ lists: [{ 'EGG-001': 1 }] });
 *         const handoff = await world.openGate(round, round.groupOrderIds[0] ?? '');
 *         expect(handoff).toMatchObject({ kind: 'gate', expectedBags: 1 });
 *       });
 *     });
 *
 * One file here is one step of the trade (`rounds`, `orders`, `payments`, `goods`, `road`), with what may happen to a
 * round that is there already: `world.pickAll(round, found)`, `world.leave(round)`.
 */
export class World extends Road {
  /** Leaves the plan alone and forgets all trade, so that a household may write its first list again. */
  async forgetTrade(): Promise<void> {
    this.clock.set(MORNING);
    await this.db.transaction(async (tx) => {
      for (const table of TRADE) await tx.run(`DELETE FROM ${table}`);
      await tx.run('UPDATE window_points SET taken = 0');
    });
  }

  /** A row as it stands. */
  row(table: string, id: string): Promise<Record<string, unknown> | undefined> {
    return this.db.one(`SELECT * FROM ${table} WHERE id = ?`, [id]);
  }

  async statusOf(table: string, id: string): Promise<unknown> {
    return (await this.row(table, id))?.['status'];
  }

  /** Of all bags there are, each status once. */
  async bagStatuses(): Promise<string[]> {
    const rows = await this.db.many<{ status: string }>('SELECT DISTINCT status FROM bags ORDER BY status');
    return rows.map(({ status }) => status);
  }

  /** What a person was told, the newest last. */
  async told(personId: string): Promise<string[]> {
    const sql = 'SELECT text FROM messages WHERE personId = ? ORDER BY id';
    return (await this.db.many<{ text: string }>(sql, [personId])).map(({ text }) => text);
  }
}

/** Starts a world, with `times` the small plan's households; `changes` to what the service reads from its environment. */
export const startWorld = (engine: TestEngine, changes: Parameters<typeof startAs>[2] = {}): Promise<World> =>
  startAs(World, engine, changes);
