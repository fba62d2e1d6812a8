import { randomUUID } from 'node:crypto';
import { type ListView, ProblemError } from '@cailan/shared-types';
import { basket, type Shelf } from '../baskets';
import { type BasketLine } from '../basket-line';
import { crowd } from '../crowd';
import { collectorsOf } from '../hands';
import { count, drawsFor, MINUTE, moveClock, type Day, type DayHousehold } from '../world';
import { isScarce, shelfOfWindow } from './opening';

/** Of each thousand households. */
const EDITS = 200;
const WITHDRAWALS = 20;
const REPEATS = 30;
const OVERREACHES = 10;
const PROXIES_OF_PRIORITY = 600;

/** Everyone who will order signs in on their phone. */
export async function signIn(day: Day): Promise<void> {
  for (const household of day.households) {
    const draws = drawsFor(day, `proxy ${household.index}`);
    household.proxy = household.planned.priorityClass > 0 && draws.chance(PROXIES_OF_PRIORITY);
  }
  const own = day.households.filter(({ proxy }) => !proxy);
  day.progress.grow(own.length);
  await crowd(day.clients, own, day.progress.tick, ({ personId }) => day.cast.token(personId));
}

/** The two days of lists: every household writes its draft, some edit it, the early half submits. */
export async function writeLists(day: Day): Promise<void> {
  const leaders = await leaderOfGrid(day);
  const shelves = new Map<string, Shelf>();
  day.progress.grow(day.households.length);
  await crowd(day.clients, day.households, day.progress.tick, async (household) => {
    const key = `${household.windowId} ${household.planned.communityCode}`;
    const window = day.windows.find(({ view }) => view.id === household.windowId);
    if (!window) throw new Error(`no window for ${household.planned.door}`);
    const shelf = shelves.get(key) ?? shelfOfWindow(day, window, household.planned.communityCode);
    shelves.set(key, shelf);
    const draws = drawsFor(day, `list ${household.index}`);
    household.basket = basket(draws, shelf, day.rules.gramsPerHouseholdWeek);
    household.asks = household.basket.some(({ wish }) => wish === 'ask');
    const actor = household.proxy
      ? (leaders.get(household.planned.gridCode) ?? household.personId)
      : household.personId;
    const token = await day.cast.token(actor);
    await save(day, household, token, household.basket);
    if (draws.chance(EDITS)) await edit(day, household, token, shelf);
    if (isEarly(household)) await submit(day, household, token, draws.below(1000));
    if (household.proxy) count(day, 'proxyLists');
  });
}

/** The last hour before the cut-off: the other half submits. */
export async function surge(day: Day): Promise<void> {
  const cutOff = Math.min(
    ...day.windows.flatMap(({ rounds }) => rounds.map(({ view }) => Date.parse(view.cutOffAt))),
  );
  await moveClock(day, cutOff - 45 * MINUTE);
  const leaders = await leaderOfGrid(day);
  const late = day.households.filter((household) => !isEarly(household));
  day.progress.grow(late.length);
  await crowd(day.clients, late, day.progress.tick, async (household) => {
    const actor = household.proxy
      ? (leaders.get(household.planned.gridCode) ?? household.personId)
      : household.personId;
    await submit(
      day,
      household,
      await day.cast.token(actor),
      drawsFor(day, `surge ${household.index}`).below(1000),
    );
  });
}

/** Neighbours are spread over both halves. */
const isEarly = ({ index }: DayHousehold): boolean => index % 2 === 0;

/** Who collects a grid's lists, by the grid's code in the plan. */
async function leaderOfGrid(day: Day): Promise<Map<string, string>> {
  const collectors = await collectorsOf(day);
  return new Map(collectors.flatMap(({ id, gridCodes }) => gridCodes.map((code) => [code, id] as const)));
}

async function save(
  day: Day,
  household: DayHousehold,
  token: string,
  lines: readonly BasketLine[],
): Promise<void> {
  const { id: householdId, windowId, version } = household;
  const body = { householdId, version, lines: [...lines] };
  const view = await day.client.call('PUT /windows/:id/list', { token, params: { id: windowId }, body });
  household.version = view.version;
  count(day, 'drafts');
}

/** A little more of the last thing, and a stale phone that has not seen it. */
async function edit(day: Day, household: DayHousehold, token: string, shelf: Shelf): Promise<void> {
  const last = household.basket.at(-1);
  const offer = [...shelf.weighed, ...shelf.pieces].find(({ id }) => id === last?.offerId);
  if (last && offer?.saleKind === 'weight' && last.quantity > 1) last.quantity -= 1;
  const seen = household.version;
  await save(day, household, token, household.basket);
  count(day, 'edits');
  if (household.index % 50 !== 0) return;
  const body = { householdId: household.id, version: seen, lines: household.basket };
  await day.client.refused('PUT /windows/:id/list', 'version_conflict', {
    token,
    params: { id: household.windowId },
    body,
  });
  count(day, 'refusals');
}

/** Submits, and does what some people do besides: asks for too much first, taps twice, withdraws and orders again. */
async function submit(day: Day, household: DayHousehold, token: string, drawn: number): Promise<void> {
  if (drawn < OVERREACHES) await overreach(day, household, token);
  const body = { clientKey: randomUUID(), householdId: household.id, version: household.version };
  const view = await submitted(day, household, token, body);
  if (drawn >= 1000 - REPEATS && view.version === body.version + 1)
    await tapTwice(day, household, token, body, view);
  if (drawn >= 500 && drawn < 500 + WITHDRAWALS) await startAgain(day, household, token);
}

async function overreach(day: Day, household: DayHousehold, token: string): Promise<void> {
  const offers = day.windows.flatMap(({ view, rounds }) =>
    view.id === household.windowId
      ? rounds
          .filter(({ supplier }) => supplier.communities.includes(household.planned.communityCode))
          .flatMap((round) => round.offers)
      : [],
  );
  const scarce = offers.find(isScarce);
  if (!scarce) return;
  const body = {
    clientKey: randomUUID(),
    householdId: household.id,
    version: household.version,
    lines: [{ offerId: scarce.id, quantity: (scarce.limitPerHousehold ?? 0) + 1 }],
  };
  const params = { id: household.windowId };
  await day.client.refused('POST /windows/:id/list/submit', 'over_household_limit', { token, params, body });
  count(day, 'refusals');
}

/** Submits the draft; what is sold out or over a limit is struck, and the rest submitted again. */
async function submitted(
  day: Day,
  household: DayHousehold,
  token: string,
  body: { clientKey: string; householdId: string; version: number; lines?: BasketLine[] },
): Promise<ListView> {
  try {
    const params = { id: household.windowId };
    const view = await day.client.call('POST /windows/:id/list/submit', { token, params, body });
    household.version = view.version;
    household.orderIds = view.orders.map(({ id }) => id);
    count(day, 'submissions');
    return view;
  } catch (error) {
    const dropped = error instanceof ProblemError ? struckBy(error, household.basket) : undefined;
    if (!dropped) throw error;
    count(day, 'refusals');
    household.basket = household.basket.filter(({ offerId }) => offerId !== dropped);
    return submitted(day, household, token, { ...body, clientKey: randomUUID(), lines: household.basket });
  }
}

function struckBy({ code, facts }: ProblemError, lines: readonly BasketLine[]): string | undefined {
  if (code === 'quota_exhausted') return facts['offerId'] as string | undefined;
  return code === 'over_class_limit' && lines.length > 1 ? lines.at(-1)?.offerId : undefined;
}

/** The same request again, as a phone sends it that missed the answer. */
async function tapTwice(
  day: Day,
  household: DayHousehold,
  token: string,
  body: { clientKey: string; householdId: string; version: number },
  first: ListView,
): Promise<void> {
  const again = await day.client.call('POST /windows/:id/list/submit', {
    token,
    params: { id: household.windowId },
    body,
  });
  const same =
    again.version === first.version &&
    again.amountFen === first.amountFen &&
    again.orders.length === first.orders.length;
  count(day, same ? 'repeatsAlike' : 'repeatsUnlike');
}

async function startAgain(day: Day, household: DayHousehold, token: string): Promise<void> {
  const params = { id: household.windowId };
  const withdrawal = { clientKey: randomUUID(), householdId: household.id };
  const { version } = await day.client.call('POST /windows/:id/list/withdraw', {
    token,
    params,
    body: withdrawal,
  });
  count(day, 'withdrawals');
  household.version = version;
  await submitted(day, household, token, {
    ...withdrawal,
    clientKey: randomUUID(),
    version,
    lines: household.basket,
  });
}
