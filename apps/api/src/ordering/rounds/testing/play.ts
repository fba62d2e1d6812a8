import type { ListLineDto } from '@cailan/shared-types/dto';
import type { ListView } from '@cailan/shared-types';
import { newId } from '../../../ground/db/ids';
import { CancellationService } from '../../../money/cancellation/cancellation.service';
import { ConfirmationService } from '../../confirmation/confirmation.service';
import { ListsService } from '../../lists/lists.service';
import { Refused } from '../../../ground/refused';
import { PaymentsService } from '../../../money/payments/payments.service';
import { DrawService } from '../../share-out/draw.service';
import { RoundCancellationService } from '../../../money/cancellation/round-cancellation.service';
import { RoundsService } from '../rounds.service';
import type { State } from './state';
import type { PartEdit, Step } from './steps';
import type { HistoryWindow, HistoryRound } from './history-window';

const MINUTE_MS = 60_000;

/** Does a step as its person would; gives the code of a refusal, or nothing. */
export async function play(window: HistoryWindow, before: State, step: Step): Promise<string | undefined> {
  try {
    await act(window, before, step);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
}

async function act(window: HistoryWindow, before: State, step: Step): Promise<void> {
  const { app } = window.service;
  switch (step.kind) {
    case 'save':
    case 'submit':
    case 'withdraw':
      return write(window, step);
    case 'close':
    case 'extend':
    case 'cancelRound':
      return steer(window, step);
    case 'confirm':
    case 'reopen':
    case 'cancelGroup':
    case 'pay':
    case 'payNot':
      return care(window, before, step);
    case 'pass':
      return window.pass(step.minutes);
    case 'jobs':
      return jobs(window, app.get(DrawService), step.diesAfter);
  }
}

async function write(window: HistoryWindow, step: Extract<Step, { who: number }>): Promise<void> {
  const home = at(window.homes, step.who);
  const me = step.proxy ? home.leader : home.resident;
  const lists = window.service.app.get(ListsService);
  const { windowId } = window;
  const { householdId } = home;
  const clientKey = newId();
  if (step.kind === 'withdraw') return void (await lists.withdraw(me, windowId, { clientKey, householdId }));
  const list = await lists.get(me, windowId, householdId);
  const lines = window.rounds.flatMap((round, i) => linesOf(list, round, at(step.parts, i)));
  const dto = { householdId, version: list.version, lines, note: step.note };
  if (step.kind === 'save') await lists.save(me, windowId, dto);
  else await lists.submit(me, windowId, { ...dto, clientKey });
}

function linesOf(list: ListView, round: HistoryRound, edit: PartEdit): ListLineDto[] {
  if (edit === 'leave') return [];
  if (edit === 'keep')
    return list.lines
      .filter(({ roundId }) => roundId === round.id)
      .map(({ offerId, quantity, wish }) => ({ offerId, quantity, wish }));
  return round.offerIds
    .map((offerId, i) => ({ offerId, quantity: edit[i] ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
}

async function steer(
  window: HistoryWindow,
  step: Extract<Step, { kind: 'close' | 'extend' | 'cancelRound' }>,
): Promise<void> {
  const { app } = window.service;
  const round = at(window.rounds, step.round);
  if (step.kind === 'close') {
    await app.get(RoundsService).close(round.shop, round.id);
    round.untilMs = 0;
  } else if (step.kind === 'extend') {
    const untilMs = window.ms + step.minutes * MINUTE_MS;
    const until = new Date(untilMs).toISOString();
    await app.get(RoundsService).extend(round.shop, round.id, { cutOffAt: until, payBy: until });
    Object.assign(round, { untilMs, plannedCutOffAt: until });
  } else {
    await app.get(RoundCancellationService).cancel(round.shop, round.id, { reason: '不开了' });
    round.untilMs = 0;
  }
}

async function care(
  window: HistoryWindow,
  before: State,
  step: Extract<Step, { home: number }>,
): Promise<void> {
  const { app } = window.service;
  const { leader, deliveryGroupId } = at(window.homes, step.home);
  const { id: roundId } = at(window.rounds, step.round);
  const id =
    before.groups.find((group) => group.roundId === roundId && group.deliveryGroupId === deliveryGroupId)
      ?.id ?? '';
  const clientKey = newId();
  if (step.kind === 'confirm')
    await app.get(ConfirmationService).confirm(leader, { clientKey, groupOrderIds: [id] });
  else if (step.kind === 'reopen') await app.get(ConfirmationService).reopen(leader, id, '漏了一户');
  else if (step.kind === 'cancelGroup') await app.get(CancellationService).byHand(leader, id, '不要了');
  else {
    const payments = app.get(PaymentsService);
    const dto = { clientKey, groupOrderIds: [id], method: 'test' as const };
    const payment = await payments.create(leader, dto);
    await payments.testOutcome(leader, payment.id, { received: step.kind === 'pay' });
  }
}

/** Runs what is due; with `diesAfter` the share-out is killed after so many buildings, and tried again later. */
async function jobs(window: HistoryWindow, draw: DrawService, diesAfter: number | undefined): Promise<void> {
  const apply = draw.apply.bind(draw);
  let left = diesAfter ?? Infinity;
  draw.apply = (...building) => (left-- > 0 ? apply(...building) : Promise.reject(new Error('killed')));
  try {
    await window.service.runJobs();
  } finally {
    draw.apply = apply;
  }
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}
