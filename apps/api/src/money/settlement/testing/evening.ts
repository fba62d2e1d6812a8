import type { DoorOutcome, HouseholdOrderView, LossView } from '@cailan/shared-types';
import { newId } from '../../../ground/db/ids';
import {
  type Answer,
  type CarriedRound,
  newKey,
  type TestPerson,
  type World,
} from '@cailan/trials/world/world';

/** What people do with a carried round's goods and money, as short as a spec can say it. */
export class Evening {
  constructor(
    readonly world: World,
    readonly round: CarriedRound,
  ) {}

  /** What becomes of a household's bags at its door; gives their codes. */
  async door(resident: TestPerson | undefined, outcome: DoorOutcome): Promise<string[]> {
    const householdId = resident?.scopeId ?? '';
    const reply = await this.world.ok(
      await this.world.giverTo(householdId),
      'POST /windows/:id/households/:householdId/door',
      {
        params: { id: this.round.windowId, householdId },
        body: { eventId: newId(), outcome, heldAt: '岗亭' },
      },
    );
    return reply.bags.map(({ bagCode }) => bagCode);
  }

  async writeOff(resident: TestPerson | undefined, code: string): Promise<void> {
    await this.world.ok(await this.world.giverTo(resident?.scopeId ?? ''), 'POST /bags/:code/resolution', {
      params: { code },
      body: { eventId: newId(), to: 'written_off' },
    });
  }

  async settle(): Promise<void> {
    await this.world.ok(this.round.staff, 'POST /rounds/:id/settle', {
      params: { id: this.round.round.id },
    });
  }

  async orderOf(resident: TestPerson | undefined): Promise<HouseholdOrderView> {
    const [order] = await this.world.ok(resident, 'GET /household-orders', {});
    if (!order) throw new Error('no order');
    return order;
  }

  /** The leader of a household's grid, or the deputy. */
  async leaderOf(resident: TestPerson | undefined, deputy = false): Promise<TestPerson> {
    const row = await this.world.db.one<{ personId: string; scopeId: string }>(
      `SELECT r.personId, r.scopeId FROM role_grants r JOIN households h ON h.gridId = r.scopeId
       WHERE h.id = ? AND r.role = 'grid_leader' AND r.deputyOfId IS ${deputy ? 'NOT NULL' : 'NULL'}`,
      [resident?.scopeId ?? ''],
    );
    if (!row) throw new Error('nobody leads this grid');
    return { id: row.personId, scopeId: row.scopeId, token: this.world.tokenOf(row.personId) };
  }

  async tick(resident: TestPerson | undefined, as?: TestPerson, clientKey = newKey()) {
    const { id } = await this.orderOf(resident);
    const leader = as ?? (await this.leaderOf(resident));
    return this.world.call(leader, 'POST /household-orders/:id/dues/tick', {
      params: { id },
      body: { clientKey },
    });
  }

  async acknowledge(resident: TestPerson | undefined, as = resident, clientKey = newKey()) {
    const { id } = await this.orderOf(resident);
    return this.world.call(as, 'POST /household-orders/:id/dues/acknowledge', {
      params: { id },
      body: { clientKey },
    });
  }

  /** Community staff of a household's community. */
  async watcherOf(resident: TestPerson | undefined): Promise<TestPerson> {
    const row = await this.world.db.one<{ communityId: string }>(
      'SELECT communityId FROM households WHERE id = ?',
      [resident?.scopeId ?? ''],
    );
    return this.world.person('community_staff', row?.communityId);
  }

  decide(as: TestPerson, code: string, bearer: 'community' | 'supermarket'): Promise<Answer<LossView>> {
    return this.world.call(as, 'POST /bags/:code/bearer', {
      params: { code },
      body: { bearer, note: '听证' },
    });
  }

  /** The balance of the accounts that the pattern names, in fen. */
  async balance(pattern: string): Promise<number> {
    const row = await this.world.db.one<{ fen: number | string | null }>(
      'SELECT SUM(debitFen - creditFen) AS fen FROM posting_entries WHERE account LIKE ?',
      [pattern],
    );
    return Number(row?.fen ?? 0);
  }
}
