import type { Role, ScopeKind, TwoSided } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { at, Sealer } from '@cailan/api/ground/db/sealer';
import { newKey, type Answer, type TestPerson, type TestService } from '../../world/service';
import type { World } from './world';

/** An act that waits for its second side. */
export interface Play {
  /** Who acted on the first side. */
  otherId: string;
  /** What whoever acts second holds. */
  second: { role: Role; scopeKind: ScopeKind; scopeId: string };
  /** Who may act second; left out, anybody who holds it. */
  right?: TestPerson;
  /** Makes it wait, again as often as it is asked. */
  ready?: () => Promise<unknown>;
  attempt(as: TestPerson): Promise<Answer<unknown>>;
}

/** Every two-sided act in a played world, in an order in which none undoes another. */
export function twoSidedPlays(service: TestService, world: World): Record<TwoSided, Play> {
  const run = (sql: string, values: (string | number | null)[]) =>
    service.db.transaction((tx) => tx.run(sql, values));
  const bag = (status: string, lossKind: string) =>
    run('UPDATE bags SET status = ?, lossKind = ? WHERE code = ?', [status, lossKind, world.bagCode]);
  const grid = { role: 'grid_leader', scopeKind: 'grid', scopeId: world.gridId } as const;
  const community = { role: 'community_staff', scopeKind: 'community', scopeId: world.communityId } as const;
  const shop = {
    role: 'supermarket_staff',
    scopeKind: 'supermarket',
    scopeId: world.round.supermarketId,
  } as const;
  const captain = { role: 'floor_captain', scopeKind: 'building', scopeId: world.buildingId } as const;
  const resolve = (to: 'redelivered' | 'written_off') => (as: TestPerson) =>
    service.call(as, 'POST /bags/:code/resolution', {
      params: { code: world.bagCode },
      body: { eventId: newId(), to, note: '核对过' },
    });
  const requestId = newId();
  const order = { params: { id: world.householdOrderId } };
  return {
    payment_answer: {
      otherId: world.leader.id,
      second: shop,
      attempt: (as) =>
        service.call(as, 'POST /payments/:id/answer', {
          params: { id: world.unpaid.paymentId },
          body: { received: true },
        }),
    },
    refund_answer: {
      otherId: world.staff.id,
      second: grid,
      ready: () =>
        run(
          `UPDATE refund_batches SET status = 'transferred', voucherNo = 'V', transferredById = ? WHERE id = ?`,
          [world.staff.id, world.refundId],
        ),
      attempt: (as) =>
        service.call(as, 'POST /refunds/:id/answer', {
          params: { id: world.refundId },
          body: { received: false, note: '没有到' },
        }),
    },
    arrival_permit: {
      otherId: world.driver.id,
      second: community,
      ready: () => run(`UPDATE loads SET status = 'arrived' WHERE id = ?`, [world.load.id]),
      attempt: (as) =>
        service.call(as, 'POST /loads/:id/arrivals', {
          params: { id: world.load.id },
          body: { clientKey: newKey(), dropPointId: world.dropPointId },
        }),
    },
    handoff_sign: {
      otherId: world.driver.id,
      second: captain,
      ready: () =>
        service.call(world.driver, 'POST /handoffs/:id/sign', {
          params: { id: world.handoffId },
          body: { side: 'giver' },
        }),
      attempt: (as) =>
        service.call(as, 'POST /handoffs/:id/sign', {
          params: { id: world.handoffId },
          body: { side: 'receiver' },
        }),
    },
    door: {
      otherId: newId(),
      second: captain,
      ready: () => bag('handed_over', ''),
      attempt: (as) =>
        service.call(as, 'POST /windows/:id/households/:householdId/door', {
          params: { id: world.windowId, householdId: world.householdId },
          body: { eventId: newId(), outcome: 'not_home', heldAt: '值班室' },
        }),
    },
    bag_resolve: {
      otherId: newId(),
      second: captain,
      ready: () => bag('held', ''),
      attempt: resolve('redelivered'),
    },
    bag_write_off: {
      otherId: newId(),
      second: captain,
      ready: () => bag('missing', 'missing'),
      attempt: resolve('written_off'),
    },
    loss_decide: {
      otherId: world.captain.id,
      second: community,
      ready: async () => {
        await bag('written_off', 'damaged');
        const from = `SELECT id FROM bags WHERE code = ?`;
        await run(
          `UPDATE bag_events SET fromStatus = 'handed_over', handoffId = NULL WHERE bagId = (${from})`,
          [world.bagCode],
        );
        await run('UPDATE handoffs SET receiverId = ? WHERE id = ?', [world.captain.id, world.handoffId]);
      },
      attempt: (as) =>
        service.call(as, 'POST /bags/:code/bearer', {
          params: { code: world.bagCode },
          body: { bearer: 'supermarket', note: '核对过' },
        }),
    },
    dues_tick: {
      otherId: newId(),
      second: grid,
      ready: () => run(`UPDATE rounds SET duesMode = 'before_confirm' WHERE id = ?`, [world.round.id]),
      attempt: (as) =>
        service.call(as, 'POST /household-orders/:id/dues/tick', { ...order, body: { clientKey: newKey() } }),
    },
    dues_acknowledge: {
      otherId: world.leader.id,
      second: community,
      ready: () =>
        service.db.transaction(async (tx) => {
          await tx.run('DELETE FROM dues_ticks', []);
          const ticked = { tickedById: world.leader.id, tickedAt: service.clock.now() };
          await tx.insert<object>('dues_ticks', [
            { id: newId(), orderId: world.householdOrderId, direction: 'returned', amountFen: 1, ...ticked },
          ]);
        }),
      attempt: (as) =>
        service.call(as, 'POST /household-orders/:id/dues/acknowledge', {
          ...order,
          body: { clientKey: newKey() },
        }),
    },
    deputy_answer: {
      otherId: world.leader.id,
      second: community,
      right: world.captain,
      ready: () =>
        service.db.transaction(async (tx) => {
          const post = { role: 'grid_leader', scopeKind: 'grid', scopeId: world.gridId };
          const asked = { fromId: world.leader.id, toId: world.captain.id, status: 'requested' };
          const sealed = {
            phoneSealed: service.app.get(Sealer).seal('+8613800000000', at.askedPhone(requestId)),
          };
          const times = { requestedAt: service.clock.now(), answeredAt: null };
          await tx.run('DELETE FROM deputy_requests', []);
          await tx.insert<object>('deputy_requests', [
            { id: requestId, ...post, ...asked, ...sealed, ...times },
          ]);
        }),
      attempt: (as) =>
        service.call(as, 'POST /deputy-requests/:id/answer', {
          params: { id: requestId },
          body: { accept: true },
        }),
    },
    binding_answer: {
      otherId: world.applicantId,
      second: grid,
      attempt: (as) =>
        service.call(as, 'POST /bindings/:id/answer', {
          params: { id: world.bindingId },
          body: { approve: true },
        }),
    },
    hand_over_sign: {
      otherId: world.leader.id,
      second: grid,
      right: world.deputy,
      attempt: (as) =>
        service.call(as, 'POST /hand-overs/:id/sign', {
          params: { id: world.handOverId },
          body: { clientKey: newKey() },
        }),
    },
  };
}
