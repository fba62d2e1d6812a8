import { createHmac } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { shareOut, type ShareOutView } from '@cailan/shared-types';
import { Clock } from '../clock';
import { Db, type Tx } from '../db/db';
import { newId } from '../db/ids';
import { HouseholdOrdersService } from '../household-orders/household-orders.service';
import type { Actor } from '../http/endpoint';
import { JobsService } from '../jobs/jobs.service';
import { Round, ShareOut } from './round.entity';
import { RoundsService } from './rounds.service';
import { claimsOf, type ClaimRow, type ScarceQuota } from './share-out.sql';

/**
 * The `fair` rule (domain §5): at the cut-off the quota of every scarce offer is shared out, stored with the seed, and
 * then applied delivery group by delivery group. Both steps may be repeated: what is stored is not drawn again, what is
 * applied is not cut again.
 */
@Injectable()
export class ShareOutService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly rounds: RoundsService,
    private readonly orders: HouseholdOrdersService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ roundId: string }>('round.share-out', ({ roundId }) => this.run(roundId));
  }

  /** The stored share-out, over pseudonyms; empty before it is done. */
  async view(me: Actor, roundId: string): Promise<ShareOutView[]> {
    const { sharedOutAt } = await this.rounds.get(me, roundId);
    if (!sharedOutAt) return [];
    const rows = await this.db.many<ShareOut & { quota: number }>(
      `SELECT s.*, q.quota FROM share_outs s JOIN offer_quotas q ON q.id = s.quotaId
       WHERE s.roundId = ? ORDER BY s.quotaId, s.pseudonym`,
      [roundId],
    );
    const byQuota = new Map<string, ShareOutView>();
    for (const { quotaId, offerId, quota, pseudonym, priorityClass, wanted, got } of rows) {
      const view = byQuota.get(quotaId) ?? { offerId, quota, claims: [] };
      view.claims.push({ pseudonym, priorityClass, wanted, got });
      byQuota.set(quotaId, view);
    }
    return [...byQuota.values()];
  }

  private async run(roundId: string): Promise<void> {
    await this.db.transaction((tx) => this.store(tx, roundId));
    const groups = await this.db.many<{ deliveryGroupId: string }>(
      'SELECT DISTINCT deliveryGroupId FROM share_outs WHERE roundId = ? AND appliedAt IS NULL',
      [roundId],
    );
    for (const { deliveryGroupId } of groups)
      await this.db.transaction((tx) => this.apply(tx, roundId, deliveryGroupId));
    await this.db.transaction((tx) =>
      tx.run(`UPDATE rounds SET sharedOutAt = ? WHERE id = ? AND status = 'closed' AND sharedOutAt IS NULL`, [
        this.clock.now(),
        roundId,
      ]),
    );
  }

  private async store(tx: Tx, roundId: string): Promise<void> {
    const round = await tx.lockById(Round, roundId);
    if (round?.status !== 'closed' || !round.seed) return;
    const stored = await tx.one('SELECT id FROM share_outs WHERE roundId = ? LIMIT 1', [roundId]);
    if (stored) return;
    for (const scarce of await claimsOf(tx, roundId)) {
      await tx.insert(ShareOut, resultsOf(round.seed, roundId, scarce));
      const total = scarce.claims.reduce((sum, { wanted }) => sum + wanted, 0);
      await tx.run('UPDATE offer_quotas SET taken = ? WHERE id = ?', [
        Math.min(total, scarce.quota),
        scarce.quotaId,
      ]);
    }
  }

  private async apply(tx: Tx, roundId: string, deliveryGroupId: string): Promise<void> {
    const rows = await tx.many<ShareOut>(
      `SELECT * FROM share_outs WHERE roundId = ? AND deliveryGroupId = ? AND appliedAt IS NULL ORDER BY orderId`,
      [roundId, deliveryGroupId],
    );
    const byOrder = new Map<string, Map<string, number>>();
    for (const { orderId, offerId, wanted, got } of rows) {
      if (got === wanted) continue;
      byOrder.set(orderId, (byOrder.get(orderId) ?? new Map<string, number>()).set(offerId, got));
    }
    for (const [orderId, cuts] of byOrder) await this.orders.cut(tx, orderId, cuts);
    await tx.run('UPDATE share_outs SET appliedAt = ? WHERE roundId = ? AND deliveryGroupId = ?', [
      this.clock.now(),
      roundId,
      deliveryGroupId,
    ]);
  }
}

/** One offer's share-out as rows. Pseudonyms are made from the secret seed, so nobody can tell a neighbour by theirs. */
function resultsOf(
  seed: string,
  roundId: string,
  { quotaId, offerId, quota, claims }: ScarceQuota,
): ShareOut[] {
  const pseudonymOf = ({ orderId }: ClaimRow) =>
    createHmac('sha256', seed).update(`pseudonym:${orderId}`).digest('hex').slice(0, 32);
  const named = claims.map((claim) => ({ ...claim, orderKey: pseudonymOf(claim) }));
  const got = shareOut({ offerId, quota, seed, claims: named });
  return named.map(({ orderId, orderKey, deliveryGroupId, priorityClass, wanted }) => ({
    id: newId(),
    roundId,
    quotaId,
    offerId,
    deliveryGroupId,
    orderId,
    pseudonym: orderKey,
    priorityClass,
    wanted,
    got: got.get(orderKey) ?? 0,
    appliedAt: null,
  }));
}
