import { randomUUID } from 'node:crypto';
import type { PickLineView, PickListView } from '@cailan/shared-types';
import type { PickResultDto } from '@cailan/shared-types/dto';
import { crowd } from '../crowd';
import {
  count,
  drawsFor,
  MINUTE,
  moveClock,
  type Day,
  type DayHousehold,
  type DayRound,
  type DayWindow,
} from '../world';

/** Of a thousand products so many are short, and half of those have a substitute. */
const SHORT = 25;
/** Of a hundred households that are asked: take the substitute, want their money back; the others say nothing. */
const TAKE = 45;
const REFUND = 30;
const ASK_MINUTES = 31;

/** Each supermarket picks its round as one wave; what is short is shared, and those who want to be asked answer. */
export async function pick(day: Day, window: DayWindow): Promise<void> {
  for (const round of window.rounds) await pickRound(day, round);
  await answer(day, window);
  const { now } = await day.client.call('GET /health/ready', {});
  await moveClock(day, Date.parse(now) + ASK_MINUTES * MINUTE);
}

async function pickRound(day: Day, round: DayRound): Promise<void> {
  const token = await day.cast.token(round.staffId);
  const { id } = round.view;
  const ready = await day.client.call('GET /group-orders', { token, query: { roundId: id, status: 'paid' } });
  if (ready.length === 0) return;
  const list = await day.client.call('POST /rounds/:id/waves', {
    token,
    params: { id },
    body: { clientKey: randomUUID() },
  });
  round.wave = list.wave;
  const params = { id, wave: String(list.wave) };
  const results = resultsOf(day, round, list);
  day.progress.grow(results.length);
  await crowd(4, results, day.progress.tick, (body) =>
    day.client.call('PUT /rounds/:id/waves/:wave/pick-results', { token, params, body }),
  );
  count(day, 'pickLines', results.length);
  const outcome = await day.client.call('POST /rounds/:id/waves/:wave/finish', { token, params });
  const again = await day.client.call('POST /rounds/:id/waves/:wave/finish', { token, params });
  count(day, JSON.stringify(again) === JSON.stringify(outcome) ? 'repeatsAlike' : 'repeatsUnlike');
  count(day, 'shortProducts', outcome.shortProducts);
  count(day, 'shortLines', outcome.shortLines);
  count(day, 'substitutedLines', outcome.substitutedLines);
  count(day, 'askedLines', outcome.askedLines);
}

/**
 * What was found on the shelf: nearly everything. At least one product of a round is short, and has a substitute, where
 * there is one to choose; each product is drawn by its name, since the list has another order in every run.
 */
function resultsOf(day: Day, round: DayRound, list: PickListView): PickResultDto[] {
  const key = `picking ${round.supplier.code} ${round.view.windowName}`;
  const sure = list.lines
    .filter((line) => line.quantity >= 5 && substituteFor(round, line) !== undefined)
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const surely = sure[drawsFor(day, key).below(Math.max(1, sure.length))];
  return list.lines.map((line) => {
    const draws = drawsFor(day, `${key} ${nameOf(line)}`);
    const short = line.quantity >= 5 && (draws.chance(SHORT) || line === surely);
    const missing = short ? Math.max(1, Math.floor((line.quantity * (3 + draws.below(12))) / 100)) : 0;
    const result: PickResultDto = { offerId: line.offerId, pickedQuantity: line.quantity - missing };
    if (!short) return result;
    result.reason = '缺货';
    const substitute = draws.chance(700) || line === surely ? substituteFor(round, line) : undefined;
    if (substitute)
      Object.assign(result, { substituteOfferId: substitute, substituteQuantity: Math.ceil(missing * 0.8) });
    return result;
  });
}

const nameOf = ({ name, spec }: PickLineView) => `${name} ${spec}`;

function substituteFor(round: DayRound, line: PickLineView): string | undefined {
  const own = round.offers.find(({ id }) => id === line.offerId);
  const ofClass = own ?? round.offers.find(({ saleKind }) => saleKind === 'piece');
  return round.offers.find(
    ({ id, productClass, saleKind, fenPerKg }) =>
      id !== line.offerId &&
      own &&
      productClass === ofClass?.productClass &&
      saleKind === 'piece' &&
      fenPerKg === null,
  )?.id;
}

/** Whoever wished to be asked looks what was proposed; the leader's proxies cannot. */
async function answer(day: Day, window: DayWindow): Promise<void> {
  if (!day.counts['askedLines']) return;
  const asked = day.households.filter(
    ({ windowId, asks, proxy }) => windowId === window.view.id && asks && !proxy,
  );
  const some = asked.filter(({ index }) => drawsFor(day, `ask ${index}`).below(100) < TAKE + REFUND);
  day.progress.grow(some.length);
  await crowd(day.clients, some, day.progress.tick, (household) => answerFor(day, household));
}

async function answerFor(day: Day, { index, id, personId, windowId }: DayHousehold): Promise<void> {
  const token = await day.cast.token(personId);
  const orders = await day.client.call('GET /household-orders', {
    token,
    query: { householdId: id, windowId },
  });
  const open = orders
    .filter(({ status }) => status === 'locked')
    .flatMap(({ lines }) => lines)
    .filter((line) => line.wish === 'ask' && line.substituteName !== null && line.substitutedQuantity === 0);
  for (const line of open) {
    const reply =
      drawsFor(day, `ask ${index}`).below(100) < TAKE ? ('substitute' as const) : ('refund' as const);
    await day.client.call('POST /household-order-lines/:id/answer', {
      token,
      params: { id: line.id },
      body: { answer: reply },
    });
    count(day, `answered_${reply}`);
  }
}
