import type { PaidRound } from './payments';
export type { PaidRound } from './payments';
import { pickMark, type PickingOutcomeView, type ShortageWish } from '@cailan/shared-types';
import type { CreateRoundDto } from '@cailan/shared-types/dto';
import { openRound, type OpenRound } from './rounds';
import { newKey, type TestPerson, type TestService } from './service';

interface PaidOptions {
  /** What each household orders, by product code; a number alone wishes for a refund. */
  lists: Record<string, number | { quantity: number; wish: ShortageWish }>[];
  supermarketCode?: string;
  round?: Partial<CreateRoundDto>;
  /** Who orders; the plan's first residents where nobody is named. */
  residents?: TestPerson[];
  /** What every household writes under its list. */
  note?: string;
  /** Leaves the round open, as it is when a building pays early. */
  open?: boolean;
  /** What else happens before the leaders confirm. */
  before?: (round: OpenRound & { residents: TestPerson[] }) => Promise<void>;
}

/** A round that is paid and, unless said otherwise, closed: the first residents of the plan order, their leaders confirm and pay. */
export async function paidRound(service: TestService, options: PaidOptions): Promise<PaidRound> {
  const codes = options.lists.flatMap((list) => Object.keys(list));
  const { supermarketCode, round } = options;
  const offers = Object.fromEntries([...ALWAYS, ...codes].map((code) => [code, {}]));
  const open = await openRound(service, { supermarketCode, round, offers });
  const residents = (options.residents ?? (await service.people('resident'))).slice(0, options.lists.length);
  for (const [i, list] of options.lists.entries())
    await order(service, open, residents[i], list, options.note);
  await options.before?.({ ...open, residents });
  const groupOrderIds = await payAll(service, open);
  if (!options.open)
    await service.ok(open.staff, 'POST /rounds/:id/close', { params: { id: open.round.id } });
  return { ...open, residents, groupOrderIds, wave: { params: { id: open.round.id, wave: 1 } } };
}

/** Substitutes that a spec may name without anybody ordering them. */
const ALWAYS = ['VEG-019', 'VEG-020', 'VEG-002', 'GRN-010', 'MED-001'];

async function order(
  service: TestService,
  round: OpenRound,
  resident: TestPerson | undefined,
  list: PaidOptions['lists'][number],
  note?: string,
): Promise<void> {
  const at = { params: { id: round.windowId } };
  const householdId = resident?.scopeId ?? '';
  // Who ordered at another shop of the window goes on with the same list.
  const { version } = await service.ok(resident, 'GET /windows/:id/list', { ...at, query: { householdId } });
  const lines = Object.entries(list).map(([code, wanted]) => ({
    offerId: round.offerOf(code),
    ...(typeof wanted === 'number' ? { quantity: wanted } : wanted),
  }));
  await service.ok(resident, 'POST /windows/:id/list/submit', {
    ...at,
    body: { clientKey: newKey(), householdId, version, lines, note },
  });
}

/** Confirms and pays every group order with a list; gives their ids. */
async function payAll(service: TestService, { round }: OpenRound): Promise<string[]> {
  const paid: string[] = [];
  for (const leader of await service.people('grid_leader')) {
    const groups = await service.ok(leader, 'GET /group-orders', {
      query: { roundId: round.id, status: 'collecting' },
    });
    const groupOrderIds = groups.filter(({ ordered }) => ordered > 0).map(({ id }) => id);
    if (groupOrderIds.length === 0) continue;
    await service.ok(leader, 'POST /group-orders/confirm', { body: { clientKey: newKey(), groupOrderIds } });
    const payment = await service.ok(leader, 'POST /payments', {
      body: { clientKey: newKey(), groupOrderIds, method: 'test' },
    });
    const outcome = { params: { id: payment.id }, body: { received: true } };
    await service.ok(leader, 'POST /development/payments/:id/outcome', outcome);
    paid.push(...groupOrderIds);
  }
  return paid;
}

/** What was found of a product, by its code. */
export type Found = Record<string, { picked: number; substitute?: string; substituteQuantity?: number }>;

/** Begins the next wave and picks it to its end. */
export async function pickAll(
  service: TestService,
  round: PaidRound,
  found: Found = {},
): Promise<PickingOutcomeView> {
  const { params } = round.wave;
  await service.ok(round.staff, 'POST /rounds/:id/waves', { params, body: { clientKey: newKey() } });
  await recordAll(service, round, found);
  return service.ok(round.staff, 'POST /rounds/:id/waves/:wave/finish', round.wave);
}

/** Records what is named as found, everything else as complete. */
export async function recordAll(
  service: TestService,
  { staff, wave, offerOf }: PaidRound,
  found: Found,
): Promise<void> {
  const { lines } = await service.ok(staff, 'GET /rounds/:id/waves/:wave/pick-list', wave);
  const byOffer = new Map(Object.entries(found).map(([code, result]) => [offerOf(code), result]));
  for (const line of lines) {
    const { offerId, quantity, pickedQuantity } = line;
    const { picked = quantity, substitute, substituteQuantity } = byOffer.get(offerId) ?? {};
    const substituteOfferId = substitute && offerOf(substitute);
    const seen = pickedQuantity === null ? undefined : pickMark({ ...line, pickedQuantity });
    const body = { offerId, pickedQuantity: picked, substituteOfferId, substituteQuantity, seen };
    await service.ok(staff, 'PUT /rounds/:id/waves/:wave/pick-results', { ...wave, body });
  }
}

/** Packs every household of the round's groups, by-weight lines a little over what was ordered. */
export async function packAll(service: TestService, { staff, groupOrderIds }: PaidRound): Promise<void> {
  for (const id of groupOrderIds) {
    const sheet = await service.ok(staff, 'GET /group-orders/:id/pack-sheet', { params: { id } });
    for (const { orderId, lines } of sheet.households) {
      const weights = lines
        .filter(({ byWeight, quantity }) => byWeight && quantity > 0)
        .map(({ lineId, quantity }) => ({ lineId, grams: quantity * 510 }));
      const body = { clientKey: newKey(), weights };
      await service.ok(staff, 'POST /household-orders/:id/pack', { params: { id: orderId }, body });
    }
  }
}
