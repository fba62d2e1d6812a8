import { Injectable } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { Kept, Shared, TtlCache } from '../../ground/kept';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import type { Offer, OfferComponent, OfferQuota, Round } from './round.entity';

/** A component of a bundle, as a round froze it. */
interface OfferedComponent {
  offer: Offer;
  quantity: number;
  shareFen: number;
}

/** An offer with all that a submission needs to know of it. */
export interface OfferedItem extends Offer {
  components: OfferedComponent[];
  /** Quota row by community; `''` holds for the whole round. */
  quotas: Map<string, string>;
}

/** What never changes once a round is open, and its times, which change seldom and are judged again at the gate. */
export interface OfferedRound {
  round: Round;
  offers: Map<string, OfferedItem>;
  /** The group order of each delivery group, by delivery group. */
  groupOrders: Map<string, string>;
}

const FRESH_MS = 2000;
/** The windows and rounds of two busy days; a round of 500 products for a town takes 0.6 MiB. */
const MOST_WINDOWS = 40;
const MOST_ROUNDS = 80;

/**
 * The open rounds' offers in memory. Offers, prices, shares and quota rows are frozen at opening, so a copy is as good
 * as the row; round times are read again every two seconds, and the gate of a submission judges by the row itself.
 */
@Injectable()
export class OfferCache {
  private readonly windows: TtlCache<OfferedRound[]>;
  private readonly reading = new Shared<OfferedRound[]>();
  private readonly frozen = new Kept<string, Omit<OfferedRound, 'round'>>(MOST_ROUNDS);

  constructor(
    private readonly db: Db,
    clock: Clock,
  ) {
    this.windows = new TtlCache(clock, FRESH_MS, MOST_WINDOWS);
  }

  /** The rounds of a window that are open or were, each with its offers. */
  async ofWindow(windowId: string): Promise<OfferedRound[]> {
    const known = this.windows.get(windowId);
    if (known) return known;
    return this.reading.read(
      windowId,
      () => this.readWindow(windowId),
      (offeredRounds) => {
        // Of a window that nobody made there is nothing to keep.
        if (offeredRounds.length > 0) this.windows.set(windowId, offeredRounds);
      },
    );
  }

  private async readWindow(windowId: string): Promise<OfferedRound[]> {
    const rounds = await this.db.many<Round>(
      `SELECT * FROM rounds WHERE windowId = ? AND status NOT IN ('draft', 'cancelled') ORDER BY id`,
      [windowId],
    );
    const offeredRounds: OfferedRound[] = [];
    for (const round of rounds) offeredRounds.push({ round, ...(await this.frozenPart(this.db, round.id)) });
    return offeredRounds;
  }

  /** One round that has been opened. */
  async ofRound(tx: Tx, roundId: string): Promise<Omit<OfferedRound, 'round'>> {
    return this.frozenPart(tx, roundId);
  }

  /** Forgets what was read of a window, after its rounds changed here. */
  forget(windowId: string): void {
    this.windows.delete(windowId);
    this.reading.forget(windowId);
  }

  private async frozenPart(sql: Reader, roundId: string): Promise<Omit<OfferedRound, 'round'>> {
    const known = this.frozen.get(roundId);
    if (known) return known;
    const part = await this.read(sql, roundId);
    if (part.groupOrders.size > 0) this.frozen.set(roundId, part);
    return part;
  }

  private async read(sql: Reader, roundId: string): Promise<Omit<OfferedRound, 'round'>> {
    const of = <T>(table: string) => sql.many<T>(`SELECT * FROM ${table} WHERE roundId = ?`, [roundId]);
    const rows = await of<Offer>('offers');
    const offers = new Map<string, OfferedItem>(
      rows.map((row) => [row.id, { ...row, components: [], quotas: new Map<string, string>() }]),
    );
    for (const component of await of<OfferComponent>('offer_components')) {
      const offer = offers.get(component.componentOfferId);
      const { quantity, shareFen } = component;
      if (offer) offers.get(component.bundleOfferId)?.components.push({ offer, quantity, shareFen });
    }
    for (const { offerId, communityId, id } of await of<OfferQuota>('offer_quotas'))
      offers.get(offerId)?.quotas.set(communityId, id);
    const groups = await sql.many<{ id: string; deliveryGroupId: string }>(
      'SELECT id, deliveryGroupId FROM group_orders WHERE roundId = ?',
      [roundId],
    );
    return { offers, groupOrders: new Map(groups.map((group) => [group.deliveryGroupId, group.id])) };
  }
}

/** Whether submitted lists hold quota: at once where who comes first is served first, from the draw on where it is shared. */
export function holdsQuota(round: Pick<Round, 'quotaRule' | 'drawnAt'>): boolean {
  return round.quotaRule === 'first_come' || round.drawnAt !== null;
}

/** The quota row that an order from a community draws on; undefined where the offer has no quota. */
export function quotaFor(offer: OfferedItem, communityId: string): string | undefined {
  return offer.quotas.get(communityId) ?? offer.quotas.get('');
}

/** Whether households of the community may order the offer at all: quotas by community name them. */
export function offeredTo(offer: OfferedItem, communityId: string): boolean {
  return (
    offer.saleKind !== 'component' && (offer.quotas.size === 0 || quotaFor(offer, communityId) !== undefined)
  );
}
