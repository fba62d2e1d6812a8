import fc from 'fast-check';
import { type Found, newKey, type PaidRound, type TestPerson, type World } from '@cailan/trials/world/world';
import type { WechatCallbacks } from '@cailan/trials/world/wechat-callbacks';
import { distribute, endAll, receive } from './chances';
import { unexplained } from './explained';
import { StoryMoney } from './story-money';

const PRODUCTS = ['VEG-001', 'EGG-001', 'GRN-001', 'BUN-001'] as const;

/** Lists, what is found of two products, and a stream of chances by which everything else goes well or not. */
export const histories = fc.record({
  lists: fc.array(
    fc.dictionary(fc.constantFrom(...PRODUCTS), fc.integer({ min: 1, max: 3 }), { minKeys: 1, maxKeys: 3 }),
    { minLength: 4, maxLength: 8 },
  ),
  duesMode: fc.constantFrom('before_confirm' as const, 'after_delivery' as const),
  found: fc.integer({ min: 0, max: 4 }),
  // Without the preference for small numbers, by which every other leader would cancel.
  chances: fc.noBias(fc.array(fc.nat(99), { minLength: 90, maxLength: 90 })),
});
type History = typeof histories extends fc.Arbitrary<infer H> ? H : never;

/** One history as it is lived: every step may be refused, and after each of them the books must be explained. */
export class Story {
  private readonly world: World;
  private readonly money: StoryMoney;
  private next = 0;
  private readonly residents: TestPerson[] = [];

  constructor(
    callbacks: WechatCallbacks,
    private readonly history: History,
    private readonly met: Set<string>,
  ) {
    this.world = callbacks.world;
    this.money = new StoryMoney(callbacks, {
      chance: () => this.chance(),
      step: (name) => this.step(name),
    });
  }

  async live(): Promise<void> {
    const { world } = this;
    const open = await world.openRound({ round: { duesMode: this.history.duesMode } });
    const people = (await world.people('resident')).slice(0, this.history.lists.length);
    this.residents.push(...people);
    for (const [i, list] of this.history.lists.entries())
      if (people[i]) await world.order(people[i], open, list);
    const groups = await world.groupsOf(open);
    await this.ticks('before');
    for (const group of groups) await this.money.payment(group, open.staff);
    await this.step('paid');
    await this.ticks('paid');
    if (this.chance() < 12) return this.cancelRound(open.round.id, open.staff);
    const params = { id: open.round.id };
    await world.call(open.staff, 'POST /rounds/:id/close', { params });
    const paid = await this.paidIds();
    if (paid.length === 0) return;
    const round = {
      ...open,
      residents: people,
      groupOrderIds: paid,
      wave: { params: { ...params, wave: 1 } },
    };
    await this.deliver(round);
    await world.call(open.staff, 'POST /rounds/:id/settle', { params });
    await this.step('settled');
    await this.decisions(open.windowId);
    await this.ticks('settled');
    await this.money.lateNotices();
    await this.money.refunds(open.staff);
    await this.money.claims(paid);
    await this.money.refunds(open.staff);
    await this.money.refundNotices();
  }

  private chance(): number {
    return this.history.chances[this.next++ % this.history.chances.length] ?? 0;
  }

  /** Whatever came before, no account may be off. */
  private async step(name: string): Promise<void> {
    expect({ name, ...(await unexplained(this.world)) }).toEqual({ name });
    const kinds = await this.world.db.many<{ kind: string }>(
      'SELECT DISTINCT causeKind AS kind FROM postings',
    );
    for (const { kind } of kinds) this.met.add(kind);
  }

  private async cancelRound(id: string, staff: TestPerson): Promise<void> {
    await this.world.call(staff, 'POST /rounds/:id/cancel', { params: { id }, body: { reason: '大雪' } });
    await this.step('round cancelled');
    await this.money.lateNotices();
    await this.money.refunds(staff);
    await this.money.refundNotices();
  }

  private async paidIds(): Promise<string[]> {
    const rows = await this.world.db.many<{ id: string }>(
      `SELECT id FROM group_orders WHERE status = 'paid' ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }

  private async deliver(round: PaidRound): Promise<void> {
    const { world } = this;
    const chance = () => this.chance();
    const lines = await world.db.many<{ code: string; quantity: number | string }>(
      `SELECT p.code, SUM(l.quantity) AS quantity FROM household_order_lines l JOIN offers o ON o.id = l.offerId
       JOIN products p ON p.id = o.productId JOIN household_orders h ON h.id = l.orderId
       JOIN group_orders g ON g.id = h.groupOrderId
       WHERE l.active = 1 AND h.status = 'locked' AND g.status = 'paid' AND p.code IN ('VEG-001', 'EGG-001') GROUP BY p.code`,
    );
    const found = lines.map(({ code, quantity }) => [
      code,
      { picked: Math.min(Number(quantity), this.history.found) },
    ]);
    await world.pickAll(round, Object.fromEntries(found) as Found);
    await this.step('picked');
    for (const id of round.groupOrderIds) await this.pack(id, round.staff);
    await this.step('packed');
    await this.money.refunds(round.staff);
    const carried = await world.loadAll(round);
    await world.leave(carried);
    await world.arriveAll(carried);
    for (const id of round.groupOrderIds) await receive(world, carried, id, chance);
    for (const { scopeId } of this.residents) await distribute(world, carried, scopeId, chance);
    await endAll(world, chance);
    await this.decisions(round.windowId);
    await this.step('delivered');
  }

  private async pack(groupOrderId: string, staff: TestPerson): Promise<void> {
    const params = { id: groupOrderId };
    const sheet = await this.world.ok(staff, 'GET /group-orders/:id/pack-sheet', { params });
    for (const { orderId, lines } of sheet.households) {
      const weights = lines
        .filter(({ byWeight, quantity }) => byWeight && quantity > 0)
        .map(({ lineId, quantity }) => ({ lineId, grams: quantity * (450 + this.chance()) }));
      await this.world.ok(staff, 'POST /household-orders/:id/pack', {
        params: { id: orderId },
        body: { clientKey: newKey(), weights },
      });
    }
  }

  /** Community staff decide on some of the losses, some of them twice. */
  private async decisions(windowId: string): Promise<void> {
    const { world } = this;
    for (const watcher of await world.people('community_staff')) {
      const losses = await world.ok(watcher, 'GET /windows/:id/losses', { params: { id: windowId } });
      for (const { bagCode } of losses) {
        if (this.chance() < 40) continue;
        const bearer = this.chance() < 60 ? ('community' as const) : ('supermarket' as const);
        const body = { bearer, note: '会议决定' };
        await world.call(watcher, 'POST /bags/:code/bearer', { params: { code: bagCode }, body });
      }
    }
    await this.step('decided');
  }

  /** Leaders tick what they can, households acknowledge most of what came back. */
  private async ticks(when: string): Promise<void> {
    const { world } = this;
    for (const resident of this.residents) {
      const [mine] = await world.ok(resident, 'GET /household-orders');
      const household = await world.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [
        resident.scopeId,
      ]);
      if (!mine || this.chance() < 40) continue;
      const options = () => ({ params: { id: mine.id }, body: { clientKey: newKey() } });
      const leader = await world.person('grid_leader', household?.gridId);
      await world.call(leader, 'POST /household-orders/:id/dues/tick', options());
      if (this.chance() < 70)
        await world.call(resident, 'POST /household-orders/:id/dues/acknowledge', options());
    }
    await this.step(`ticked: ${when}`);
  }
}
