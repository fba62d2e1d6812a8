import type { DoorOutcome, HandoffView, LoadView } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { Goods, type GoodsOptions } from './goods';
import type { PaidRound } from './payments';
import { newKey, type TestPerson } from './service';

/** A load of packed goods with everyone who has to do with it. */
export interface CarriedRound extends PaidRound {
  load: LoadView;
  driver: TestPerson;
}

/** A time in the evening's window. */
export const IN_WINDOW = '2026-11-21T12:00:00.000Z';

export const loadBody = (round: PaidRound, driver: TestPerson) => ({
  clientKey: newKey(),
  windowId: round.windowId,
  supermarketId: round.round.supermarketId,
  vehiclePlate: '京A·00001',
  driverId: driver.id,
  groupOrderIds: round.groupOrderIds,
});

export const handoffAt = ({ id }: HandoffView) => ({ params: { id } });
export const loadAt = ({ load }: CarriedRound) => ({ params: { id: load.id } });

/** What a vehicle carries to the gate, and captains to the doors. */
export class Road extends Goods {
  /** Puts all of a packed round's group orders on one vehicle. */
  async loadAll(round: PaidRound): Promise<CarriedRound> {
    const driver = await this.person('driver', round.round.supermarketId);
    const load = await this.ok(round.staff, 'POST /loads', { body: loadBody(round, driver) });
    return { ...round, driver, load };
  }

  /** A packed round on a vehicle that has not left. */
  async loaded(options: GoodsOptions = {}): Promise<CarriedRound> {
    return this.loadAll(await this.packed(options));
  }

  /** Supermarket and driver sign: the load is on its way. */
  async leave(round: CarriedRound): Promise<HandoffView> {
    const body = { clientKey: newKey() };
    const handoff = await this.ok(round.staff, 'POST /loads/:id/dispatch', { ...loadAt(round), body });
    const signed = { ...handoffAt(handoff), body: { side: 'receiver' as const } };
    return this.ok(round.driver, 'POST /handoffs/:id/sign', signed);
  }

  /** A load that supermarket and driver signed for. */
  async left(options: GoodsOptions = {}): Promise<CarriedRound> {
    const round = await this.loaded(options);
    await this.leave(round);
    return round;
  }

  /** Checks the vehicle in at every gate, inside the window. */
  async arriveAll(round: CarriedRound): Promise<void> {
    this.clock.set(IN_WINDOW);
    for (const { dropPointId } of round.load.stops)
      await this.ok(await this.staffAt(dropPointId), 'POST /loads/:id/arrivals', {
        ...loadAt(round),
        body: { clientKey: newKey(), dropPointId },
      });
  }

  /** A load at its gates, where nothing was received yet. */
  async atGate(options: GoodsOptions = {}): Promise<CarriedRound> {
    const round = await this.left(options);
    await this.arriveAll(round);
    return round;
  }

  async openGate(round: CarriedRound, groupOrderId: string): Promise<HandoffView> {
    const body = { clientKey: newKey(), groupOrderId };
    return this.ok(await this.captainOf(groupOrderId), 'POST /loads/:id/gate-handoffs', {
      ...loadAt(round),
      body,
    });
  }

  /** The captain receives all that was expected by count. */
  async countGate(handoff: HandoffView): Promise<void> {
    const { groupOrderId, expectedBags: bags, expectedCrates: crates } = handoff;
    await this.ok(await this.captainOf(groupOrderId ?? ''), 'POST /handoffs/:id/count', {
      ...handoffAt(handoff),
      body: { bags, crates },
    });
  }

  /** Captain and driver sign. */
  async signGate(round: CarriedRound, handoff: HandoffView): Promise<HandoffView> {
    const captain = await this.captainOf(handoff.groupOrderId ?? '');
    const at = handoffAt(handoff);
    await this.ok(captain, 'POST /handoffs/:id/sign', { ...at, body: { side: 'receiver' } });
    return this.ok(round.driver, 'POST /handoffs/:id/sign', { ...at, body: { side: 'giver' } });
  }

  /** Everything is received by count and signed for, at every gate. */
  async receiveAll(round: CarriedRound): Promise<void> {
    for (const groupOrderId of round.groupOrderIds) {
      const handoff = await this.openGate(round, groupOrderId);
      await this.countGate(handoff);
      await this.signGate(round, handoff);
    }
  }

  /** Brings what is packed to the captains' hands. */
  async carryAll(packed: PaidRound): Promise<CarriedRound> {
    const round = await this.loadAll(packed);
    await this.leave(round);
    await this.arriveAll(round);
    await this.receiveAll(round);
    return round;
  }

  /** A packed round carried to its captains' hands. */
  async carried(options: GoodsOptions = {}): Promise<CarriedRound> {
    return this.carryAll(await this.packed(options));
  }

  /** The same happens at every door of the round. */
  async giveAll(round: PaidRound, outcome: DoorOutcome = 'delivered', heldAt?: string): Promise<void> {
    for (const { scopeId: householdId } of round.residents)
      await this.ok(await this.giverTo(householdId), 'POST /windows/:id/households/:householdId/door', {
        params: { id: round.windowId, householdId },
        body: { eventId: newId(), outcome, heldAt },
      });
  }

  /** What is at the gates is received, and every door gets its goods. */
  async deliverAll(round: CarriedRound): Promise<void> {
    await this.receiveAll(round);
    await this.giveAll(round);
  }

  /** Community staff of a drop point. */
  async staffAt(dropPointId: string): Promise<TestPerson> {
    const sql = 'SELECT communityId FROM drop_points WHERE id = ?';
    const point = await this.db.one<{ communityId: string }>(sql, [dropPointId]);
    return this.person('community_staff', point?.communityId);
  }

  /** The captain of a group order's building, or the deputy. */
  async captainOf(groupOrderId: string, deputy = false): Promise<TestPerson> {
    return this.holder(
      `SELECT r.personId AS id, r.scopeId FROM role_grants r JOIN group_orders g ON r.scopeId = g.buildingId
       WHERE g.id = ? AND r.role = 'floor_captain' AND r.deputyOfId IS ${deputy ? 'NOT NULL' : 'NULL'}
         AND (r.endsAt IS NULL OR r.endsAt > ?) ORDER BY r.id`,
      [groupOrderId, this.clock.now()],
    );
  }

  /** Makes somebody who lives elsewhere, and holds no other post, captain of one unit alone. */
  async captainOfUnit(unitId: string): Promise<TestPerson> {
    const person = await this.db.one<{ id: string }>(
      `SELECT personId AS id FROM role_grants GROUP BY personId HAVING COUNT(*) = 1 AND MAX(role) = 'resident'
       ORDER BY personId DESC LIMIT 1`,
    );
    const id = person?.id ?? '';
    await this.db.transaction((tx) =>
      tx.run(
        `INSERT INTO role_grants (id, personId, role, scopeKind, scopeId, startsAt) VALUES (?, ?, 'floor_captain', 'unit', ?, ?)`,
        [newId(), id, unitId, this.clock.now()],
      ),
    );
    return { id, scopeId: unitId, token: this.tokenOf(id) };
  }

  /** Who hands to a household: the captain of its building, or the deputy where the captain lives in it. */
  async giverTo(householdId: string): Promise<TestPerson> {
    return this.holder(
      `SELECT r.personId AS id, r.scopeId FROM role_grants r JOIN households h ON r.scopeId = h.buildingId
       WHERE h.id = ? AND r.role = 'floor_captain' AND (r.endsAt IS NULL OR r.endsAt > ?) AND r.personId NOT IN (
         SELECT personId FROM role_grants WHERE role = 'resident' AND scopeId = ?) ORDER BY r.deputyOfId IS NOT NULL`,
      [householdId, this.clock.now(), householdId],
    );
  }

  private async holder(sql: string, values: string[]): Promise<TestPerson> {
    const row = await this.db.one<{ id: string; scopeId: string }>(sql, values);
    if (!row) throw new Error('nobody holds the post');
    return { ...row, token: this.tokenOf(row.id) };
  }
}
