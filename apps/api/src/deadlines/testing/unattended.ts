import { endsAt, roundDeadlines, type DoorOutcome } from '@cailan/shared-types';
import { newId } from '../../ground/db/ids';
import {
  type CarriedRound,
  newKey,
  type OpenRound,
  type PaidRound,
  type World,
} from '@cailan/trials/world/world';
import { handoffAt } from '@cailan/trials/world/road';
import { keepAtGate, planSays, sortingPoint, storeAll } from '@cailan/trials/world/stores';

/** A round played to one of its states, from which nobody acts any more. */
export class Unattended {
  constructor(private readonly world: World) {}

  async withVoucher(): Promise<OpenRound> {
    const round = await this.world.confirmed();
    for (const { id, leader } of round.groups) {
      const voucher = { method: 'bank_transfer', voucherNo: 'V-1' } as const;
      const body = { clientKey: newKey(), groupOrderIds: [id], ...voucher };
      await this.world.ok(leader, 'POST /payments', { body });
    }
    return round;
  }
  /** Paid by transfer, and the supermarket said that one building cannot be delivered: its money waits for a hand. */
  async refundByHand(): Promise<OpenRound> {
    const open = await this.withVoucher();
    const { staff, round } = open;
    for (const { id } of await this.world.ok(staff, 'GET /payments', { query: { roundId: round.id } }))
      await this.world.ok(staff, 'POST /payments/:id/answer', { params: { id }, body: { received: true } });
    await this.world.ok(staff, 'POST /rounds/:id/close', { params: { id: round.id } });
    const [group] = await this.world.ok(staff, 'GET /group-orders', {
      query: { roundId: round.id, status: 'paid' },
    });
    const cannot = { params: { id: group?.id ?? '' }, body: { reason: '车坏了' } };
    await this.world.ok(staff, 'POST /group-orders/:id/undeliverable', cannot);
    await this.world.runJobs();
    return open;
  }
  /** The supermarket transferred it back, and the payer does not say whether it came. */
  async refundTransferred(): Promise<OpenRound> {
    const open = await this.refundByHand();
    const refunds = await this.world.ok(open.staff, 'GET /refunds', { query: { roundId: open.round.id } });
    for (const { id } of refunds)
      await this.world.ok(open.staff, 'POST /refunds/:id/transfer', {
        params: { id },
        body: { voucherNo: 'T-1' },
      });
    return open;
  }
  async picking(): Promise<PaidRound> {
    const round = await this.world.paid();
    const begin = { params: { id: round.round.id }, body: { clientKey: newKey() } };
    await this.world.ok(round.staff, 'POST /rounds/:id/waves', begin);
    return round;
  }
  async returned(): Promise<CarriedRound> {
    const round = await this.world.left();
    await this.world.ok(round.staff, 'POST /loads/:id/end', {
      params: { id: round.load.id },
      body: { clientKey: newKey(), outcome: 'returned', reason: '车坏了' },
    });
    return round;
  }
  async lost(): Promise<CarriedRound> {
    const round = await this.world.left();
    await this.world.ok(round.staff, 'POST /loads/:id/end', {
      params: { id: round.load.id },
      body: { clientKey: newKey(), outcome: 'lost', reason: '车翻了' },
    });
    return round;
  }
  /** One bag was received at the first gate, and nobody signed. */
  async begun(): Promise<CarriedRound> {
    const round = await this.world.atGate();
    const [id = ''] = round.groupOrderIds;
    const gate = await this.world.openGate(round, id);
    const [bag] = gate.bags;
    await this.world.ok(await this.world.captainOf(id), 'POST /handoffs/:id/check-offs', {
      ...handoffAt(gate),
      body: { eventId: newId(), bagCode: bag?.code ?? '', seenVersion: bag?.version ?? 0 },
    });
    return round;
  }
  /** The receivers counted and signed, the driver did not. */
  async halfSigned(): Promise<CarriedRound> {
    const round = await this.world.atGate();
    for (const id of round.groupOrderIds) {
      const gate = await this.world.openGate(round, id);
      await this.world.countGate(gate);
      const signed = { ...handoffAt(gate), body: { side: 'receiver' as const } };
      await this.world.ok(await this.world.captainOf(id), 'POST /handoffs/:id/sign', signed);
    }
    return round;
  }
  /** Every gate was signed, and nothing was counted at it. */
  async uncounted(): Promise<CarriedRound> {
    const round = await this.world.atGate();
    for (const id of round.groupOrderIds)
      await this.world.signGate(round, await this.world.openGate(round, id));
    return round;
  }
  /** The sorting point stores what nobody fetches; the plan is as before for what follows. */
  async atSortingPoint(): Promise<CarriedRound> {
    const { world } = this;
    const point = await sortingPoint(world);
    await planSays(world, { holdsAt: 'sorting_point' });
    const round = await world.left();
    await storeAll(world, round, point);
    await world.db.transaction((tx) =>
      tx.run(`UPDATE drop_points SET viaDropPointId = NULL WHERE viaDropPointId = ?`, [point]),
    );
    return round;
  }

  /** The gate keeps what nobody takes out. */
  async keptAtGate(): Promise<CarriedRound> {
    const { world } = this;
    await planSays(world, { holdsAt: 'gate' });
    const round = await world.atGate();
    const [first = ''] = round.groupOrderIds;
    await keepAtGate(world, round, first);
    return round;
  }

  async atDoor(outcome: DoorOutcome): Promise<CarriedRound> {
    const round = await this.world.carried();
    await this.world.giveAll(round, outcome, '岗亭');
    return round;
  }

  /** Only time passes; each deadline finds the service at work. */
  async wait(roundId: string, check: () => Promise<void>): Promise<void> {
    const times = await this.world.db.one<{ cutOffAt: string; payBy: string; windowEndAt: string }>(
      `SELECT r.cutOffAt, r.payBy, w.endAt AS windowEndAt FROM rounds r JOIN delivery_windows w ON w.id = r.windowId
       WHERE r.id = ?`,
      [roundId],
    );
    if (!times) throw new Error('no round');
    for (const instant of roundDeadlines(times)) {
      if (instant <= this.world.clock.now()) continue;
      this.world.clock.set(new Date(Date.parse(instant) + 1000).toISOString());
      await this.world.runJobs();
      await check();
    }
    if (this.world.clock.now() <= endsAt(times.windowEndAt)) throw new Error('the round has not ended');
  }
}
