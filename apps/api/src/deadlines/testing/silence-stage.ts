import { endsAt, roundDeadlines } from '@cailan/shared-types';
import { newId } from '../../ground/db/ids';
import {
  type CarriedRound,
  newKey,
  type OpenRound,
  type PaidRound,
  type World,
} from '@cailan/trials/world/world';
import { handoffAt } from '@cailan/trials/world/road';

const LISTS: Record<string, number>[] = [{ 'EGG-001': 2 }, { 'EGG-001': 1, 'VEG-001': 2 }];

/** A round played to one of its states, from which nobody acts any more. */
export class SilenceStage {
  constructor(private readonly world: World) {}

  async ordered(): Promise<OpenRound> {
    const open = await this.world.openRound();
    const residents = await this.world.people('resident');
    for (const [i, list] of LISTS.entries())
      if (residents[i]) await this.world.order(residents[i], open, list);
    return open;
  }
  async confirmed(): Promise<OpenRound> {
    const open = await this.ordered();
    for (const { id, leader } of await this.world.groupsOf(open))
      await this.world.ok(leader, 'POST /group-orders/confirm', {
        body: { clientKey: newKey(), groupOrderIds: [id] },
      });
    return open;
  }
  async withVoucher(): Promise<OpenRound> {
    const open = await this.ordered();
    for (const { id, leader } of await this.world.groupsOf(open)) {
      const body = { clientKey: newKey(), groupOrderIds: [id] };
      await this.world.ok(leader, 'POST /group-orders/confirm', { body });
      await this.world.ok(leader, 'POST /payments', {
        body: { ...body, clientKey: newKey(), method: 'bank_transfer', voucherNo: 'V-1' },
      });
    }
    return open;
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
  paid(): Promise<PaidRound> {
    return this.world.paid({ lists: LISTS });
  }
  async picking(): Promise<PaidRound> {
    const round = await this.paid();
    const begin = { params: { id: round.round.id }, body: { clientKey: newKey() } };
    await this.world.ok(round.staff, 'POST /rounds/:id/waves', begin);
    return round;
  }
  async picked(): Promise<PaidRound> {
    const round = await this.paid();
    await this.world.pickAll(round, { 'EGG-001': { picked: 1 } });
    return round;
  }
  packed(): Promise<PaidRound> {
    return this.world.packed({ lists: LISTS });
  }
  async planned(): Promise<CarriedRound> {
    return this.world.loadAll(await this.packed());
  }
  async left(): Promise<CarriedRound> {
    const round = await this.planned();
    await this.world.leave(round);
    return round;
  }
  async returned(): Promise<CarriedRound> {
    const round = await this.left();
    await this.world.ok(round.staff, 'POST /loads/:id/end', {
      params: { id: round.load.id },
      body: { clientKey: newKey(), outcome: 'returned', reason: '车坏了' },
    });
    return round;
  }
  async lost(): Promise<CarriedRound> {
    const round = await this.left();
    await this.world.ok(round.staff, 'POST /loads/:id/end', {
      params: { id: round.load.id },
      body: { clientKey: newKey(), outcome: 'lost', reason: '车翻了' },
    });
    return round;
  }
  async arrived(): Promise<CarriedRound> {
    const round = await this.left();
    await this.world.arriveAll(round);
    return round;
  }
  /** One bag was received at the first gate, and nobody signed. */
  async begun(): Promise<CarriedRound> {
    const round = await this.arrived();
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
    const round = await this.arrived();
    for (const id of round.groupOrderIds) {
      const gate = await this.world.openGate(round, id);
      const captain = await this.world.captainOf(id);
      const body = { bags: gate.expectedBags, crates: 0 };
      await this.world.ok(captain, 'POST /handoffs/:id/count', { ...handoffAt(gate), body });
      await this.world.ok(captain, 'POST /handoffs/:id/sign', {
        ...handoffAt(gate),
        body: { side: 'receiver' },
      });
    }
    return round;
  }
  async atGate(missing = false): Promise<CarriedRound> {
    const round = await this.arrived();
    for (const id of round.groupOrderIds) {
      const gate = await this.world.openGate(round, id);
      const body = { bags: gate.expectedBags, crates: 0 };
      if (!missing)
        await this.world.ok(await this.world.captainOf(id), 'POST /handoffs/:id/count', {
          ...handoffAt(gate),
          body,
        });
      await this.world.signGate(round, gate);
    }
    return round;
  }
  async atDoor(outcome: 'not_home' | 'refused' | 'damaged' | 'missing' | 'delivered'): Promise<CarriedRound> {
    const round = await this.atGate();
    for (const { scopeId } of round.residents)
      await this.world.ok(
        await this.world.giverTo(scopeId),
        'POST /windows/:id/households/:householdId/door',
        {
          params: { id: round.windowId, householdId: scopeId },
          body: { eventId: newId(), outcome, heldAt: '岗亭' },
        },
      );
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
