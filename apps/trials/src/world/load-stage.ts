import { newId } from '@cailan/api/ground/db/ids';
import { breaches } from '@cailan/api/money/settlement/testing/checks';
import { unexplained } from '@cailan/api/money/settlement/testing/explained';
import type { TestPerson, TestService } from './service';
import {
  captainOf,
  giverTo,
  handoffAt,
  loadAll,
  openGate,
  packedRound,
  signGate,
  type CarriedRound,
} from './carried-round';

const LISTS: Record<string, number>[] = [{ 'EGG-001': 2 }, { 'EGG-001': 1, 'VEG-001': 2 }];

/** What specs of changing loads ask and do, as short as they can say it. */
export class LoadStage {
  constructor(readonly service: TestService) {}

  /** Two households' goods on a vehicle that has not left. */
  async packed(): Promise<CarriedRound> {
    return loadAll(this.service, await packedRound(this.service, { lists: LISTS }));
  }

  row(table: string, id: string): Promise<Record<string, unknown> | undefined> {
    return this.service.db.one(`SELECT * FROM ${table} WHERE id = ?`, [id]);
  }

  async status(table: string, id: string): Promise<unknown> {
    return (await this.row(table, id))?.['status'];
  }

  async bagStatuses(): Promise<string[]> {
    const rows = await this.service.db.many<{ status: string }>(
      'SELECT DISTINCT status FROM bags ORDER BY status',
    );
    return rows.map(({ status }) => status);
  }

  async told(personId: string): Promise<string[]> {
    const sql = 'SELECT text FROM messages WHERE personId = ? ORDER BY id';
    return (await this.service.db.many<{ text: string }>(sql, [personId])).map(({ text }) => text);
  }

  async otherDriver(round: CarriedRound): Promise<TestPerson> {
    const drivers = await this.service.people('driver', round.round.supermarketId);
    return drivers.find(({ id }) => id !== round.driver.id) ?? round.driver;
  }

  /** Every gate counts in full and signs, and every door gets its goods. */
  async deliver(round: CarriedRound): Promise<void> {
    const { service } = this;
    for (const groupOrderId of round.groupOrderIds) {
      const gate = await openGate(service, round, groupOrderId);
      const body = { bags: gate.expectedBags, crates: 0 };
      const captain = await captainOf(service, groupOrderId);
      await service.ok(captain, 'POST /handoffs/:id/count', { ...handoffAt(gate), body });
      await signGate(service, round, gate);
    }
    for (const { scopeId } of round.residents)
      await service.ok(await giverTo(service, scopeId), 'POST /windows/:id/households/:householdId/door', {
        params: { id: round.windowId, householdId: scopeId },
        body: { eventId: newId(), outcome: 'delivered' },
      });
  }

  /** Settles, and asks of rows and books what must hold then. */
  async settle(round: CarriedRound): Promise<void> {
    await this.service.ok(round.staff, 'POST /rounds/:id/settle', { params: { id: round.round.id } });
    await this.service.runJobs();
    expect(await breaches(this.service)).toEqual({});
    await this.sound();
  }

  async sound(): Promise<void> {
    expect(await unexplained(this.service)).toEqual({});
  }
}
