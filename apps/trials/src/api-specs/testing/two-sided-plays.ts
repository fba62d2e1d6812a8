import type { Role, ScopeKind, TwoSided } from '@cailan/shared-types';
import { payees } from '@cailan/api/district/supermarkets/payees.moves';
import { newId } from '@cailan/api/ground/db/ids';
import { at, Sealer } from '@cailan/api/ground/db/sealer';
import { newKey, type Answer, type TestPerson, type World } from '../../world/world';
import type { GateRound } from './gate-round';

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

/** Every two-sided act at a gate, in an order in which none undoes another. */
export function twoSidedPlays(world: World, gate: GateRound): Record<TwoSided, Play> {
  const run = (sql: string, values: (string | number | null)[]) =>
    world.db.transaction((tx) => tx.run(sql, values));
  const bag = (status: string, lossKind: string) =>
    run('UPDATE bags SET status = ?, lossKind = ? WHERE code = ?', [status, lossKind, gate.bagCode]);
  const grid = { role: 'grid_leader', scopeKind: 'grid', scopeId: gate.gridId } as const;
  const community = { role: 'community_staff', scopeKind: 'community', scopeId: gate.communityId } as const;
  const shop = {
    role: 'supermarket_staff',
    scopeKind: 'supermarket',
    scopeId: gate.round.supermarketId,
  } as const;
  const captain = { role: 'floor_captain', scopeKind: 'building', scopeId: gate.buildingId } as const;
  const resolve = (to: 'redelivered' | 'written_off') => (as: TestPerson) =>
    world.call(as, 'POST /bags/:code/resolution', {
      params: { code: gate.bagCode },
      body: { eventId: newId(), to, note: '核对过' },
    });
  const [requestId, payeeId, moveId] = [newId(), newId(), newId()];
  const order = { params: { id: gate.householdOrderId } };
  return {
    payment_answer: {
      otherId: gate.leader.id,
      second: shop,
      attempt: (as) =>
        world.call(as, 'POST /payments/:id/answer', {
          params: { id: gate.unpaid.paymentId },
          body: { received: true },
        }),
    },
    payee_answer: {
      otherId: gate.staff.id,
      second: { role: 'district_admin', scopeKind: 'district', scopeId: gate.districtId },
      ready: () =>
        world.db.transaction(async (tx) => {
          await tx.run('DELETE FROM supermarket_payees', []);
          const { supermarketId } = gate.round;
          const named = { id: payeeId, districtId: gate.districtId, supermarketId, subMchid: null };
          const by = { proposedById: gate.staff.id, proposedAt: world.clock.now() };
          await payees.propose(tx, { ...named, mode: 'direct', mchid: '1900000109' }, by);
        }),
      attempt: (as) =>
        world.call(as, 'POST /payees/:id/answer', {
          params: { id: payeeId },
          body: { confirm: false, note: '号码不对' },
        }),
    },
    refund_answer: {
      otherId: gate.staff.id,
      second: grid,
      ready: () =>
        run(
          `UPDATE refund_batches SET status = 'transferred', voucherNo = 'V', transferredById = ? WHERE id = ?`,
          [gate.staff.id, gate.refundId],
        ),
      attempt: (as) =>
        world.call(as, 'POST /refunds/:id/answer', {
          params: { id: gate.refundId },
          body: { received: false, note: '没有到' },
        }),
    },
    arrival_permit: {
      otherId: gate.driver.id,
      second: community,
      ready: () => run(`UPDATE loads SET status = 'arrived' WHERE id = ?`, [gate.load.id]),
      attempt: (as) =>
        world.call(as, 'POST /loads/:id/arrivals', {
          params: { id: gate.load.id },
          body: { clientKey: newKey(), dropPointId: gate.dropPointId },
        }),
    },
    handoff_sign: {
      otherId: gate.driver.id,
      second: captain,
      ready: () =>
        world.call(gate.driver, 'POST /handoffs/:id/sign', {
          params: { id: gate.handoffId },
          body: { side: 'giver' },
        }),
      attempt: (as) =>
        world.call(as, 'POST /handoffs/:id/sign', {
          params: { id: gate.handoffId },
          body: { side: 'receiver' },
        }),
    },
    door: {
      otherId: newId(),
      second: captain,
      ready: () => bag('handed_over', ''),
      attempt: (as) =>
        world.call(as, 'POST /windows/:id/households/:householdId/door', {
          params: { id: gate.windowId, householdId: gate.householdId },
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
      otherId: gate.captain.id,
      second: community,
      ready: async () => {
        await bag('written_off', 'damaged');
        const from = `SELECT id FROM bags WHERE code = ?`;
        await run(
          `UPDATE bag_events SET fromStatus = 'handed_over', handoffId = NULL WHERE bagId = (${from})`,
          [gate.bagCode],
        );
        await run('UPDATE handoffs SET receiverId = ? WHERE id = ?', [gate.captain.id, gate.handoffId]);
      },
      attempt: (as) =>
        world.call(as, 'POST /bags/:code/bearer', {
          params: { code: gate.bagCode },
          body: { bearer: 'supermarket', note: '核对过' },
        }),
    },
    dues_tick: {
      otherId: newId(),
      second: grid,
      ready: () => run(`UPDATE rounds SET duesMode = 'before_confirm' WHERE id = ?`, [gate.round.id]),
      attempt: (as) =>
        world.call(as, 'POST /household-orders/:id/dues/tick', { ...order, body: { clientKey: newKey() } }),
    },
    dues_acknowledge: {
      otherId: gate.leader.id,
      second: community,
      ready: () =>
        world.db.transaction(async (tx) => {
          await tx.run('DELETE FROM dues_ticks', []);
          const ticked = { tickedById: gate.leader.id, tickedAt: world.clock.now() };
          await tx.insert<object>('dues_ticks', [
            { id: newId(), orderId: gate.householdOrderId, direction: 'returned', amountFen: 1, ...ticked },
          ]);
        }),
      attempt: (as) =>
        world.call(as, 'POST /household-orders/:id/dues/acknowledge', {
          ...order,
          body: { clientKey: newKey() },
        }),
    },
    deputy_answer: {
      otherId: gate.leader.id,
      second: community,
      right: gate.captain,
      ready: () =>
        world.db.transaction(async (tx) => {
          const post = { role: 'grid_leader', scopeKind: 'grid', scopeId: gate.gridId };
          const asked = { fromId: gate.leader.id, toId: gate.captain.id, status: 'requested' };
          const sealed = {
            phoneSealed: world.app.get(Sealer).seal('+8613800000000', at.askedPhone(requestId)),
          };
          const times = { requestedAt: world.clock.now(), answeredAt: null };
          await tx.run('DELETE FROM deputy_requests', []);
          await tx.insert<object>('deputy_requests', [
            { id: requestId, ...post, ...asked, ...sealed, ...times },
          ]);
        }),
      attempt: (as) =>
        world.call(as, 'POST /deputy-requests/:id/answer', {
          params: { id: requestId },
          body: { accept: true },
        }),
    },
    binding_answer: {
      otherId: gate.applicantId,
      second: grid,
      attempt: (as) =>
        world.call(as, 'POST /bindings/:id/answer', {
          params: { id: gate.bindingId },
          body: { approve: true },
        }),
    },
    hand_over_sign: {
      otherId: gate.leader.id,
      second: grid,
      right: gate.deputy,
      attempt: (as) =>
        world.call(as, 'POST /hand-overs/:id/sign', {
          params: { id: gate.handOverId },
          body: { clientKey: newKey() },
        }),
    },
    account_move_approve: {
      otherId: gate.leader.id,
      second: community,
      ready: () =>
        world.db.transaction(async (tx) => {
          await tx.run('DELETE FROM account_moves', []);
          const asked = { requestedById: gate.leader.id, requestedAt: world.clock.now() };
          const open = { status: 'requested', approvedById: null, approvedAt: null, endedAt: null };
          await tx.insert<object>('account_moves', [
            { id: moveId, personId: gate.captain.id, reason: '手机丢了', ...asked, ...open },
          ]);
        }),
      attempt: (as) => world.call(as, 'POST /account-moves/:id/approve', { params: { id: moveId } }),
    },
  };
}
