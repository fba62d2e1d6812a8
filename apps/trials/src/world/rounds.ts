import type { RoundDetailView } from '@cailan/shared-types';
import type { CreateRoundDto, OfferDto } from '@cailan/shared-types/dto';
import { newKey, type TestPerson, type TestService } from './service';

export interface OpenRound {
  round: RoundDetailView;
  staff: TestPerson;
  windowId: string;
  /** An offer's id by its product's code. */
  offerOf(code: string): string;
}

interface RoundOptions {
  supermarketCode?: string;
  round?: Partial<CreateRoundDto>;
  /** Which products, and what is special about them; left out: everything that the supermarket carries. */
  offers?: Record<string, Partial<OfferDto>>;
}

const HOUR_MS = 3_600_000;
/** Rounds of one window end one after the other, as in life: what holds for all at once is not what is tested. */
const APART_MS = 7 * 60_000;

/** A round of the small plan in the evening's window, open for both communities unless the options say otherwise. */
export async function openRound(service: TestService, options: RoundOptions = {}): Promise<OpenRound> {
  const draft = await draftRound(service, options);
  await service.ok(draft.staff, 'POST /rounds/:id/open', { params: { id: draft.round.id } });
  return {
    ...draft,
    round: await service.ok(draft.staff, 'GET /rounds/:id', { params: { id: draft.round.id } }),
  };
}

/** The same, not yet open. */
export async function draftRound(service: TestService, options: RoundOptions = {}): Promise<OpenRound> {
  const { db } = service;
  const supermarket = await db.one<{ id: string }>('SELECT id FROM supermarkets WHERE code = ?', [
    options.supermarketCode ?? 'S1',
  ]);
  const staff = await service.person('supermarket_staff', supermarket?.id);
  const [window] = await service.ok(staff, 'GET /windows');
  const communities = await service.ok(staff, 'GET /communities');
  const created = await service.ok(staff, 'POST /rounds', {
    body: {
      clientKey: newKey(),
      supermarketId: supermarket?.id ?? '',
      windowId: window?.id ?? '',
      communityIds: communities.map(({ id }) => id),
      opensAt: service.clock.now(),
      ...(await timesOf(service, window)),
      quotaRule: 'first_come',
      shortageRule: 'first_come',
      duesMode: 'after_delivery',
      minimumFen: 0,
      tolerancePercent: 10,
      ...options.round,
    },
  });
  const products = await service.ok(staff, 'GET /supermarkets/:id/products', {
    params: { id: supermarket?.id ?? '' },
  });
  const chosen = products.filter(({ code }) => !options.offers || code in options.offers);
  const round = await service.ok(staff, 'PUT /rounds/:id/offers', {
    params: { id: created.id },
    body: {
      offers: chosen.map(({ id, code, priceFen }) => ({
        productId: id,
        priceFen,
        ...options.offers?.[code],
      })),
    },
  });
  const offerOf = (code: string): string => {
    const product = products.find((candidate) => candidate.code === code);
    const offer = round.offers.find(({ productId }) => productId === product?.id);
    if (!offer) throw new Error(`${code} is not offered`);
    return offer.id;
  };
  return { round, staff, windowId: window?.id ?? '', offerOf };
}

/** A cut-off of its own for each round of a window. */
async function timesOf(
  { db }: TestService,
  window: { id: string; startAt: string } | undefined,
): Promise<{ cutOffAt: string; payBy: string }> {
  const startMs = Date.parse(window?.startAt ?? '');
  const before = await db.many('SELECT id FROM rounds WHERE windowId = ?', [window?.id ?? '']);
  return {
    cutOffAt: new Date(startMs - 5 * HOUR_MS + (before.length % 4) * APART_MS).toISOString(),
    payBy: new Date(startMs - 3 * HOUR_MS).toISOString(),
  };
}
