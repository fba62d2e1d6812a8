import type { RoundDetailView } from '@cailan/shared-types';
import type { CreateRoundDto, OfferDto } from '@cailan/shared-types/dto';
import { newKey, TestService, type TestPerson } from './service';

export interface OpenRound {
  round: RoundDetailView;
  staff: TestPerson;
  windowId: string;
  /** An offer's id by its product's code. */
  offerOf(code: string): string;
}

export interface RoundOptions {
  /** The small plan's first, where none is named. */
  supermarketCode?: string;
  round?: Partial<CreateRoundDto>;
  /** Which products, and what is special about them; left out: everything that the supermarket carries. */
  offers?: Record<string, Partial<OfferDto>>;
}

const HOUR_MS = 3_600_000;
/** Rounds of one window end one after the other, as in life: what holds for all at once is not what is tested. */
const APART_MS = 7 * 60_000;

/** A supermarket's rounds of the evening's window. */
export class Rounds extends TestService {
  /** A round for both communities unless the options say otherwise, not yet open. */
  async draftRound(options: RoundOptions = {}): Promise<OpenRound> {
    const { supermarketCode = 'S1', offers: wanted } = options;
    const supermarket = await this.db.one<{ id: string }>('SELECT id FROM supermarkets WHERE code = ?', [
      supermarketCode,
    ]);
    const supermarketId = supermarket?.id ?? '';
    const staff = await this.person('supermarket_staff', supermarketId);
    const { id: roundId, windowId } = await this.createRound(staff, options.round);
    const products = await this.ok(staff, 'GET /supermarkets/:id/products', {
      params: { id: supermarketId },
    });
    const offers = products
      .filter(({ code }) => !wanted || code in wanted)
      .map(({ id: productId, code, priceFen }) => ({ productId, priceFen, ...wanted?.[code] }));
    const at = { params: { id: roundId } };
    const round = await this.ok(staff, 'PUT /rounds/:id/offers', { ...at, body: { offers } });
    const offerOf = (code: string): string => {
      const product = products.find((candidate) => candidate.code === code);
      const offer = round.offers.find(({ productId }) => productId === product?.id);
      if (!offer) throw new Error(`${code} is not offered`);
      return offer.id;
    };
    return { round, staff, windowId, offerOf };
  }

  async openRound(options: RoundOptions = {}): Promise<OpenRound> {
    const draft = await this.draftRound(options);
    const at = { params: { id: draft.round.id } };
    await this.ok(draft.staff, 'POST /rounds/:id/open', at);
    return { ...draft, round: await this.ok(draft.staff, 'GET /rounds/:id', at) };
  }

  private async createRound(
    staff: TestPerson,
    changes?: Partial<CreateRoundDto>,
  ): Promise<{ id: string; windowId: string }> {
    const [window] = await this.ok(staff, 'GET /windows');
    const communities = await this.ok(staff, 'GET /communities');
    const windowId = window?.id ?? '';
    const { id } = await this.ok(staff, 'POST /rounds', {
      body: {
        clientKey: newKey(),
        supermarketId: staff.scopeId,
        windowId,
        communityIds: communities.map((community) => community.id),
        opensAt: this.clock.now(),
        ...(await this.endsOf(window)),
        quotaRule: 'first_come',
        shortageRule: 'first_come',
        duesMode: 'after_delivery',
        minimumFen: 0,
        tolerancePercent: 10,
        ...changes,
      },
    });
    return { id, windowId };
  }

  /** A cut-off of its own for each round of a window. */
  private async endsOf(
    window: { id: string; startAt: string } | undefined,
  ): Promise<{ cutOffAt: string; payBy: string }> {
    const startMs = Date.parse(window?.startAt ?? '');
    const before = await this.db.many('SELECT id FROM rounds WHERE windowId = ?', [window?.id ?? '']);
    return {
      cutOffAt: new Date(startMs - 5 * HOUR_MS + (before.length % 4) * APART_MS).toISOString(),
      payBy: new Date(startMs - 3 * HOUR_MS).toISOString(),
    };
  }
}
