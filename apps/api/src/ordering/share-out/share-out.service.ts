import { Injectable, type OnModuleInit } from '@nestjs/common';
import { publishedShareOut, shareOut, type ShareOutView } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { Actor } from '../../ground/http/endpoint';
import { Page, type Paging } from '../../ground/http/pages';
import { JobsService } from '../../ground/jobs/jobs.service';
import { pseudonymOf } from '../rounds/draw-secret';
import { DrawService } from './draw.service';
import { offerQuotas } from '../rounds/offers.moves';
import { Round } from '../rounds/round.entity';
import { rounds } from '../rounds/rounds.moves';
import type { ShareOut } from './share-out.entity';
import { shareOuts } from './share-outs.moves';
import { RoundsService } from '../rounds/rounds.service';
import { claimsOf, ownPseudonyms, publishedClaims, sharedOffers, type ScarceQuota } from './share-out.sql';

/**
 * The `fair` rule (domain §5): at the cut-off the quota of every scarce offer is shared out, stored with the seed, and
 * then applied delivery group by delivery group; `drawnAt` says that it has begun. Both steps may be repeated: what is stored is not drawn again, what is
 * applied is not cut again.
 */
@Injectable()
export class ShareOutService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly rounds: RoundsService,
    private readonly draw: DrawService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ roundId: string }>('round.share-out', ({ roundId }) => this.run(roundId));
  }

  /** The stored share-out, over pseudonyms, a page at a time; empty before it is done. */
  async view(me: Actor, roundId: string, paging: Paging): Promise<Page<ShareOutView>> {
    const { sharedOutAt, pseudonymHash } = await this.rounds.get(me, roundId);
    if (!sharedOutAt) return new Page({ offers: [], claims: [], own: [] }, null);
    const offers = await sharedOffers(this.db, roundId);
    // Before there were secrets, pseudonyms could be led back to orders: they were replaced, and their draws are not told.
    if (!pseudonymHash) return new Page({ offers, claims: [], own: [] }, null);
    const own = await ownPseudonyms(this.db, roundId, me.personId, this.clock.now());
    const page = await publishedClaims(this.db, roundId, paging);
    return page.with({ offers, own, claims: page.reply });
  }

  private async run(roundId: string): Promise<void> {
    await this.db.transaction((tx) => this.store(tx, roundId));
    const groups = await this.db.many<{ deliveryGroupId: string }>(
      'SELECT DISTINCT deliveryGroupId FROM share_outs WHERE roundId = ? AND appliedAt IS NULL',
      [roundId],
    );
    for (const { deliveryGroupId } of groups)
      await this.db.transaction((tx) => this.draw.apply(tx, roundId, deliveryGroupId));
    await this.db.transaction((tx) => rounds.shareOut(tx, roundId, this.clock.now()));
  }

  private async store(tx: Tx, roundId: string): Promise<void> {
    const round = await tx.lockById(Round, roundId);
    if (round?.status !== 'closed' || round.drawnAt || !round.seed || !round.drawSecret) return;
    await rounds.draw(tx, roundId, this.clock.now());
    for (const scarce of await claimsOf(tx, roundId)) {
      await shareOuts.store(tx, resultsOf(round.seed, round.drawSecret, roundId, scarce));
      const total = scarce.claims.reduce((sum, { wanted }) => sum + wanted, 0);
      await offerQuotas.share(tx, scarce.quotaId, Math.min(total, scarce.quota));
    }
  }
}

/** One offer's share-out as rows. The draw goes over pseudonyms; what is told of each claim is decided with it. */
function resultsOf(
  seed: string,
  drawSecret: string,
  roundId: string,
  { quotaId, offerId, quota, claims }: ScarceQuota,
): ShareOut[] {
  const named = claims.map((claim) => ({ ...claim, orderKey: pseudonymOf(drawSecret, claim.orderId) }));
  const shares = shareOut({ offerId, quota, seed, claims: named });
  const shared = named.map((claim) => ({ ...claim, got: shares.get(claim.orderKey) ?? 0 }));
  const ranks = new Map(publishedShareOut(shared).claims.map(({ orderKey, rank }) => [orderKey, rank]));
  return shared.map(({ orderId, orderKey, deliveryGroupId, wanted, got }) => ({
    id: newId(),
    roundId,
    quotaId,
    offerId,
    deliveryGroupId,
    orderId,
    pseudonym: orderKey,
    publishedRank: ranks.get(orderKey) ?? null,
    wanted,
    got,
    appliedAt: null,
  }));
}
