import { isEditable, type BodyOf, type ListLineView, type ListView } from '@cailan/shared-types';
import { conflictOf, withoutOffers, type Conflict } from './draft-conflict';
import { mergeWritten, sameWritten, type Written } from './draft-lines';
import {
  isHandedIn,
  isHandedInWhole,
  standingOffers,
  stillTold,
  withOverruled,
  withStandingOrders,
  type Overruled,
} from './draft-standing-orders';

export type SaveBody = BodyOf<'PUT /windows/:id/list'>;
export type SubmitBody = BodyOf<'POST /windows/:id/list/submit'>;

/** A household's list for a window as the phone knows it; plain JSON, kept while it holds anything unsent. */
export interface DraftState extends Written {
  householdId: string;
  /** What the service last said; undefined before it said anything. */
  base: ListView | undefined;
  /** A submit that was asked for and not answered yet, frozen with its key, and the list it was asked for. */
  submission?: { body: SubmitBody; of: Written };
  /** What was sent without an answer: the service may have taken it. */
  inDoubt?: Written;
  conflict?: Conflict;
  /** Rounds that closed, and offers that vanished, while lines of theirs were being written. */
  closedRounds: readonly string[];
  vanished: readonly string[];
  /** Changes that came too late for orders that stand as they were handed in, until the person has seen them. */
  overruled?: readonly Overruled[];
  /** The service's base moved on: it is asked before anything else is sent. */
  outdated: boolean;
  /** Why the service refused; nothing more is sent until the person changes or submits something. */
  refusal?: string;
  /** The offer that the refusal is about, where it names one. */
  refusedOffer?: string;
  /** Why the last try did not get through, or what it told in passing. */
  failure?: string;
  /** When the service last took the list (UTC instant, ISO). */
  savedAt?: string;
  /** What is under way. */
  sending?: Step['kind'];
}

export type Step =
  | { kind: 'load' }
  | { kind: 'save'; body: SaveBody; sent: Written }
  | { kind: 'submit'; body: SubmitBody; sent: Written };

const EMPTY: Written = { lines: [], note: '' };

/** A list that nobody wrote on yet. */
export function newDraft(householdId: string, base: ListView | undefined): DraftState {
  const { lines, note } = base ?? EMPTY;
  return { householdId, base, lines, note, closedRounds: [], vanished: [], outdated: false };
}

/** The person changed the list. A submit that still waits is taken back; what was lost is tried again where it was touched. */
export function edited(
  state: DraftState,
  written: Written,
  touched: readonly ListLineView[] = [],
): DraftState {
  const offers = touched.map(({ offerId }) => offerId);
  const rounds = touched.map(({ roundId }) => roundId);
  return {
    ...state,
    ...written,
    submission: state.sending === 'submit' ? state.submission : undefined,
    conflict: withoutOffers(state.conflict, offers),
    vanished: state.vanished.filter((id) => !offers.includes(id)),
    closedRounds: state.closedRounds.filter((id) => !rounds.includes(id)),
    refusal: undefined,
    refusedOffer: undefined,
  };
}

/** The person asked to submit what is there. Same key, same body: however often it is sent, it has the effect of once. */
export function submitAsked(state: DraftState, clientKey: string): DraftState {
  const body: SubmitBody = { clientKey, ...bodyOf(state) };
  const submission = { body, of: { lines: state.lines, note: state.note } };
  return {
    ...state,
    submission,
    conflict: undefined,
    refusal: undefined,
    refusedOffer: undefined,
    failure: undefined,
  };
}

const NOTHING_OPEN = {
  submission: undefined,
  conflict: undefined,
  refusal: undefined,
  refusedOffer: undefined,
};

/** The service said what it holds, unasked or asked. While something is under way its answer counts, not this. */
export function loaded(state: DraftState, view: ListView): DraftState {
  if (state.sending) return state;
  const taken = state.inDoubt && sameWritten(view, state.inDoubt) ? state.inDoubt : undefined;
  const was = taken ?? state.base ?? EMPTY;
  const { mine, overruled } = withStandingOrders(was, state, view, state.closedRounds);
  const merged = mergeWritten(was, mine, view);
  const next: DraftState = {
    ...state,
    base: view,
    lines: merged.lines,
    note: merged.note,
    closedRounds: stillTold(state.closedRounds, view),
    overruled: withOverruled(state.overruled, overruled),
    outdated: false,
    failure: undefined,
    conflict:
      conflictOf(merged) ??
      withoutOffers(state.conflict, standingOffers(view, state.lines, state.closedRounds)),
    ...(taken && { inDoubt: undefined }),
  };
  // What a refusal or a conflict was about is settled. A submit that waits still goes out: of a list that moved on since
  // the service refuses it, and says what became of the list.
  if (isHandedInWhole(next.base, next.closedRounds) && !isDirty(next)) return { ...next, ...NOTHING_OPEN };
  return next;
}

/** These rounds are past their cut-off: what was handed in for them stands. What is under way has its own answer. */
export function cutOff(state: DraftState, rounds: readonly string[]): DraftState {
  return state.sending || state.submission || state.inDoubt ? state : putBack(state, rounds);
}

function putBack(state: DraftState, rounds: readonly string[]): DraftState {
  const { base } = state;
  if (!base) return state;
  const { mine, overruled } = withStandingOrders(base, state, base, rounds);
  const conflict = withoutOffers(state.conflict, standingOffers(base, state.lines, rounds));
  return { ...state, ...mine, conflict, overruled: withOverruled(state.overruled, overruled) };
}

/** The person has seen which changes came too late. */
export function overruledSeen(state: DraftState): DraftState {
  return { ...state, overruled: undefined };
}

/** The service took what was sent; what was written meanwhile stays. */
export function answered(state: DraftState, sent: Written, view: ListView, at: string): DraftState {
  const was = withClosed(state, sent);
  const { mine, overruled } = withStandingOrders(was, state, view, state.closedRounds);
  const { lines, note } = mergeWritten(was, mine, view);
  return {
    ...state,
    base: view,
    lines,
    note,
    closedRounds: stillTold(state.closedRounds, view),
    overruled: withOverruled(state.overruled, overruled),
    savedAt: at,
    submission: undefined,
    inDoubt: undefined,
    failure: undefined,
    outdated: false,
  };
}

/** Nobody answered: it is tried again as it was, unless the person wrote on meanwhile. */
export function unanswered(state: DraftState, sent: Written | undefined, sentence: string): DraftState {
  const { submission } = state;
  const wroteOn = submission !== undefined && !sameWritten(state, submission.of);
  return {
    ...state,
    failure: sentence,
    ...(sent && { inDoubt: withClosed(state, sent) }),
    ...(wroteOn && { submission: undefined }),
  };
}

/** What the service refuses, as far as the list can tell it apart. */
export interface RefusedStep {
  code: string;
  facts: Record<string, unknown>;
  sentence: string;
}

const CLOSED: readonly string[] = ['round_not_open', 'past_cut_off', 'building_confirmed'];

/**
 * The service refused what was sent. A newer list is asked for; what was handed in for a round that closed stands,
 * other lines that can no longer be ordered stay, marked, and the rest goes on; anything else waits for the person.
 */
export function refused(state: DraftState, kind: Step['kind'], refusal: RefusedStep): DraftState {
  const asked = kind === 'submit';
  const idle: DraftState = { ...state, submission: undefined, outdated: false };
  // What only changed is merged and saved again; what was withdrawn or cancelled is not made anew unasked.
  const merges = !asked && (refusal.facts['became'] ?? 'changed') === 'changed';
  if (refusal.code === 'version_conflict')
    return { ...idle, outdated: true, ...(!merges && { refusal: refusal.sentence }) };
  const lost = withLost(idle, refusal);
  // Once the mark says it, a save goes on with the rest; a submit of less than was asked is the person's to decide.
  if (lost && !asked) return { ...lost, failure: refusal.sentence };
  const { offerId } = refusal.facts;
  return {
    ...(lost ?? idle),
    refusal: refusal.sentence,
    refusedOffer: typeof offerId === 'string' ? offerId : undefined,
    failure: undefined,
  };
}

/** What is to be sent next; undefined: nothing, or not before the person does something. */
export function nextStep(state: DraftState): Step | undefined {
  if (state.sending) return undefined;
  if (state.outdated) return { kind: 'load' };
  if (state.submission) {
    const { body, of } = state.submission;
    return { kind: 'submit', body, sent: open(state, of) };
  }
  // Saving a list that was submitted would take it back: its changes wait for the next submit.
  if (state.refusal !== undefined || isSubmitted(state) || !isDirty(state)) return undefined;
  return { kind: 'save', body: bodyOf(state), sent: sendable(state) };
}

/** Whether the phone holds what the service does not. */
function isDirty(state: DraftState): boolean {
  return !sameWritten(sendable(state), open(state, state.base ?? EMPTY));
}

/** The offers whose lines stay on the phone although they can no longer be ordered. */
export function lostOffers(state: DraftState): string[] {
  const ordered = (state.base?.lines ?? []).filter(({ roundId }) => isHandedIn(state.base, roundId));
  return state.lines
    .filter(
      ({ offerId, roundId }) => state.vanished.includes(offerId) || state.closedRounds.includes(roundId),
    )
    .filter(
      (line) =>
        !ordered.some(({ offerId, quantity }) => offerId === line.offerId && quantity === line.quantity),
    )
    .map(({ offerId }) => offerId);
}

/** How the list stands, for the person. */
export type DraftStanding =
  'clean' | 'unsaved' | 'saved' | 'submitting' | 'waiting' | 'submitted' | 'refused';

export function standingOf(state: DraftState): DraftStanding {
  if (state.sending === 'submit') return 'submitting';
  if (state.submission) return 'waiting';
  if (state.refusal !== undefined) return 'refused';
  if (isDirty(state)) return 'unsaved';
  if (isHandedInWhole(state.base, state.closedRounds)) return 'submitted';
  return (state.base?.orders ?? []).length === 0 ? 'clean' : 'saved';
}

/** Whether the phone alone holds something, so that it must be kept. */
export function isUnsent(state: DraftState): boolean {
  return (
    isDirty(state) ||
    state.submission !== undefined ||
    state.conflict !== undefined ||
    (state.overruled ?? []).length > 0 ||
    lostOffers(state).length > 0
  );
}

/** Whether orders of the list are submitted that may still change. */
function isSubmitted(state: DraftState): boolean {
  const closed = closedRounds(state);
  const orders = state.base?.orders ?? [];
  return orders.some(({ status, roundId }) => status === 'submitted' && !closed.includes(roundId));
}

function bodyOf(state: DraftState): SaveBody {
  const { lines, note } = sendable(state);
  return {
    householdId: state.householdId,
    version: state.base?.version ?? 0,
    lines: lines.map(({ offerId, quantity, wish }) => ({ offerId, quantity, wish })),
    note,
  };
}

const sendable = (state: DraftState): Written => open(state, state);

/** Of a list, what can still be ordered: the service leaves closed rounds as they are when they are left out. */
function open(state: DraftState, { lines, note }: Written): Written {
  const closed = closedRounds(state);
  const kept = lines.filter(
    ({ offerId, roundId }) => !closed.includes(roundId) && !state.vanished.includes(offerId),
  );
  return { lines: kept, note };
}

function closedRounds({ closedRounds: told, base }: DraftState): string[] {
  const locked = (base?.orders ?? []).filter(({ status }) => !isEditable(status));
  return [...told, ...locked.map(({ roundId }) => roundId)];
}

/** What was sent, with what the service held in the rounds that were left out. */
function withClosed(state: DraftState, sent: Written): Written {
  const closed = closedRounds(state);
  const left = (state.base?.lines ?? []).filter(({ roundId }) => closed.includes(roundId));
  return { ...sent, lines: [...sent.lines, ...left] };
}

/** The state with what this refusal says is lost; undefined when it names nothing new. */
function withLost(state: DraftState, { code, facts }: RefusedStep): DraftState | undefined {
  const { roundId, offerIds } = facts;
  if (code === 'not_offered' && Array.isArray(offerIds)) {
    const fresh = offerIds.map(String).filter((id) => !state.vanished.includes(id));
    return fresh.length > 0 ? { ...state, vanished: [...state.vanished, ...fresh] } : undefined;
  }
  if (!CLOSED.includes(code) || typeof roundId !== 'string' || state.closedRounds.includes(roundId))
    return undefined;
  const told = [...state.closedRounds, roundId];
  // Whether it was confirmed with the household's order is for the service to say.
  return { ...putBack(state, told), closedRounds: told, outdated: true };
}
