import type { HouseholdOrder } from '../../household-orders/household-order.entity';
import { heldTexts, wrongSums, type State } from './state';
import type { Step } from './steps';
import type { HistoryWindow } from './history-window';

const CLOSED = ['past_cut_off', 'building_confirmed', 'round_not_open'];

/** What a step did wrong; empty when nothing. `openBefore` says which parts were open when it began. */
export function judge(
  window: HistoryWindow,
  step: Step,
  refusal: string | undefined,
  before: State,
  after: State,
  isOpen: OpenBefore,
): string[] {
  return [
    ...wrongSums(after),
    ...moved(window, step, refusal, before, after, isOpen),
    ...refusedForOthers(window, step, refusal, before, isOpen),
    ...unnumbered(before, after).map((wrong) => `${step.kind} (${refusal ?? 'done'}): ${wrong}`),
  ];
}

export type OpenBefore = (roundId: string, deliveryGroupId: string) => boolean;

/** Whether a part may be written at this moment, by what the shop was told, the building's state and the draw. */
export function openAt(window: HistoryWindow, { groups, shares }: State): OpenBefore {
  const now = window.ms;
  const untilOf = new Map(window.rounds.map(({ id, untilMs }) => [id, untilMs]));
  return (roundId, deliveryGroupId) =>
    now < (untilOf.get(roundId) ?? 0) &&
    !shares.some((share) => share.roundId === roundId) &&
    groups.some(
      (group) =>
        group.roundId === roundId &&
        group.deliveryGroupId === deliveryGroupId &&
        group.status === 'collecting',
    );
}

/** Orders that the step had no right to touch, and did. */
function moved(
  window: HistoryWindow,
  step: Step,
  refusal: string | undefined,
  before: State,
  after: State,
  isOpen: OpenBefore,
): string[] {
  const was = heldTexts(before);
  const is = heldTexts(after);
  const all = new Map([...before.orders, ...after.orders].map((order) => [order.id, order]));
  return [...all.values()].flatMap((order) => {
    if (was.get(order.id) === is.get(order.id)) return [];
    if (refusal === undefined && mayTouch(window, step, before, order, isOpen)) return [];
    return [`${step.kind} (${refusal ?? 'done'}) moved ${was.get(order.id)} to ${is.get(order.id)}`];
  });
}

function mayTouch(
  window: HistoryWindow,
  step: Step,
  before: State,
  order: HouseholdOrder,
  isOpen: OpenBefore,
): boolean {
  const open = isOpen(order.roundId, order.deliveryGroupId);
  if ('who' in step) {
    // A draft that can be handed in no more holds nothing, and may be taken off.
    const was = before.orders.find(({ id }) => id === order.id);
    const dropped = was?.status === 'draft' && order.status === 'withdrawn';
    return (open || dropped) && order.householdId === window.homes[step.who]?.householdId;
  }
  if ('home' in step)
    return (
      order.roundId === window.rounds[step.round]?.id &&
      order.deliveryGroupId === window.homes[step.home]?.deliveryGroupId
    );
  if (step.kind === 'cancelRound') return order.roundId === window.rounds[step.round]?.id;
  return step.kind === 'jobs' && !open && isDueForJobs(window, before, order);
}

/** What the jobs bring to an order: the draw of its round, or the end of a building that was not confirmed or paid in time. */
function isDueForJobs(window: HistoryWindow, { rounds, groups }: State, order: HouseholdOrder): boolean {
  const round = rounds.find(({ id }) => id === order.roundId);
  const group = groups.find(({ id }) => id === order.groupOrderId);
  const drawing = round?.quotaRule === 'fair' && round.sharedOutAt === null;
  const unpaid = group?.status === 'confirmed' && Date.parse(group.payBy) <= window.ms;
  const unconfirmed = group?.status === 'collecting' && round && Date.parse(round.payBy) <= window.ms;
  return drawing || unpaid || unconfirmed === true;
}

/** A list that sends its closed parts as they are, or not at all, is not refused for them. */
function refusedForOthers(
  window: HistoryWindow,
  step: Step,
  refusal: string | undefined,
  before: State,
  isOpen: OpenBefore,
): string[] {
  if (refusal === undefined || !CLOSED.includes(refusal)) return [];
  if (step.kind !== 'save' && step.kind !== 'submit' && step.kind !== 'withdraw') return [];
  const home = window.homes[step.who];
  const parts = window.rounds.map((round, i) => {
    const order = before.orders.find(
      ({ roundId, householdId, activeSlot }) =>
        roundId === round.id && householdId === home?.householdId && activeSlot === 'active',
    );
    const edit = step.kind === 'withdraw' ? 'leave' : (step.parts[i] ?? 'leave');
    const sends =
      edit === 'keep' ? order !== undefined : edit !== 'leave' && edit.some((quantity) => quantity > 0);
    const open = isOpen(round.id, home?.deliveryGroupId ?? '');
    const asIs = !sends || (edit === 'keep' && !(step.kind === 'submit' && order?.status === 'draft'));
    return { open, changes: open && (sends || order !== undefined), asIs: open || asIs };
  });
  const right = !parts.every(({ asIs }) => asIs) || !parts.some(({ changes }) => changes);
  return right ? [] : [`${step.kind} was refused as ${refusal}, though what is closed was left alone`];
}

/**
 * Whatever a step writes on an order or ends of it takes a version above all that its household's list had: who saw the
 * list before never writes over what came after.
 */
function unnumbered(before: State, after: State): string[] {
  return after.orders.flatMap((order) => {
    const was = before.orders.find(({ id }) => id === order.id);
    const same = was?.listJson === order.listJson && was.activeSlot === order.activeSlot;
    const had = before.orders.filter(({ householdId }) => householdId === order.householdId);
    const newest = Math.max(0, ...had.map(({ version }) => version));
    if (same || order.version > newest) return [];
    return [`a list of version ${newest} went on with ${order.status} of version ${order.version}`];
  });
}
