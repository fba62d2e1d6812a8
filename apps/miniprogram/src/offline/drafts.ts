import { useEffect, useMemo } from 'react';
import type { ListLineView, ListOrderView, ListView, ShortageWish } from '@cailan/shared-types';
import { call } from '../api/client';
import { serviceNow } from '../api/clock';
import { keptRead, queryClient, readKey, renew } from '../api/query-client';
import { useRead } from '../api/use-read';
import { session } from '../session/session';
import { tryInBetterTimes } from './better-times';
import { DraftKeeper, type DraftPorts } from './draft-keeper';
import type { Conflict } from './draft-conflict';
import { lineFor, withLine, type ListedOffer } from './draft-lines';
import type { Overruled } from './draft-standing-orders';
import {
  cutOff,
  edited,
  lostOffers,
  overruledSeen,
  standingOf,
  type DraftStanding,
  type DraftState,
} from './draft-state';
import { newClientKey } from './ids';
import { useObserved } from './observable';
import { storageFull, storeOf } from './storage';

export type { ListedOffer } from './draft-lines';

const PREFIX = 'draft/';
const NONE: readonly Overruled[] = [];
const FULL = '手机存储空间不足，请不要关闭页面，尽快联网提交。';

/** The list as the phone shows it. */
interface DraftList {
  lines: readonly ListLineView[];
  note: string;
  /** What the lines come to, in fen; the service has the last word when it takes the list. */
  amountFen: number;
  /** The orders that the service made of the list, one a supplier. */
  orders: readonly ListOrderView[];
}

export interface Draft {
  draft: DraftList;
  /** How many of an offer, or of a line that is there already; 0 takes it off. */
  setQuantity: (offer: ListedOffer | ListLineView, quantity: number) => void;
  setWish(offerId: string, wish: ShortageWish): void;
  setNote(text: string): void;
  /** Another list in place of this one (照上次买). */
  replace(lines: readonly ListLineView[]): void;
  submit(): void;
  state: DraftStanding;
  /** When the service last took the list (UTC instant, ISO). */
  savedAt: string | undefined;
  /** What went wrong last, in Chinese. */
  failure: string | undefined;
  /** The offer that the service refused, where its refusal names one. */
  refusedOffer: string | undefined;
  /** Someone else changed the same lines: the phone's stand, and this is what the service holds. */
  conflict: Conflict | undefined;
  /** Offers that can no longer be ordered; their lines stay until the person takes them off. */
  lost: readonly string[];
  /** Rounds of which the service said that they take nothing more, whatever their times say. */
  closedRounds: readonly string[];
  /** Changes that came too late: what was handed in stands. Shown until the person has seen them. */
  overruled: readonly Overruled[];
  overruledSeen: () => void;
  /** These rounds are past their cut-off: what was handed in for them stands. */
  cutOff: (rounds: readonly string[]) => void;
  /** Nothing was heard of the list yet, neither now nor by an earlier start. */
  pending: boolean;
}

let keepers = new Map<string, DraftKeeper>();
let owner = session.get().person?.id;

session.subscribe(() => {
  const { person, expired } = session.get();
  if (person?.id !== owner) {
    for (const keeper of keepers.values()) keeper.stop();
    keepers = new Map();
    owner = person?.id;
    takeUp();
  }
  if (person && !expired) sendAll();
});
tryInBetterTimes(sendAll, () => [...keepers.values()].some(({ waits }) => waits));
takeUp();
sendAll();

/** A household's list for a window, to be written on; kept on the phone at every tap and sent when it can be. */
export function useDraft(windowId: string, householdId: string): Draft {
  const list = useRead('GET /windows/:id/list', { params: { id: windowId }, query: { householdId } });
  const personId = owner;
  const keeper = useMemo(() => keeperOf(windowId, householdId), [personId, windowId, householdId]);
  const state = useObserved(keeper.state);
  const full = useObserved(storageFull);
  useEffect(() => {
    if (list.data) keeper.loaded(list.data);
  }, [keeper, list.data]);
  const actions = useMemo(() => actionsOn(keeper), [keeper]);
  return {
    ...actions,
    draft: listOf(state),
    state: standingOf(state),
    savedAt: state.savedAt,
    failure: state.refusal ?? (full ? FULL : state.failure),
    refusedOffer: state.refusedOffer,
    conflict: state.conflict,
    lost: lostOffers(state),
    closedRounds: state.closedRounds,
    overruled: state.overruled ?? NONE,
    pending: list.pending,
  };
}

function actionsOn(
  keeper: DraftKeeper,
): Pick<Draft, 'setQuantity' | 'setWish' | 'setNote' | 'replace' | 'submit' | 'overruledSeen' | 'cutOff'> {
  const write = (part: Partial<DraftState>, touched?: readonly ListLineView[]) =>
    keeper.edit((state) => edited(state, { lines: state.lines, note: state.note, ...part }, touched));
  const lineOf = (id: string) => keeper.state.get().lines.find(({ offerId }) => offerId === id);
  return {
    setQuantity(offer, quantity) {
      const before = lineOf('offerId' in offer ? offer.offerId : offer.id);
      const line = lineFor(offer, quantity, before);
      write({ lines: withLine(keeper.state.get().lines, line) }, [line]);
    },
    setWish(offerId, wish) {
      const before = lineOf(offerId);
      if (before) write({ lines: withLine(keeper.state.get().lines, { ...before, wish }) });
    },
    setNote: (note) => write({ note }),
    replace: (lines) =>
      keeper.edit((state) => edited({ ...state, conflict: undefined }, { lines, note: state.note }, lines)),
    submit: () => keeper.submit(),
    overruledSeen: () => keeper.edit(overruledSeen),
    cutOff: (rounds) => keeper.edit((state) => cutOff(state, rounds)),
  };
}

function listOf({ lines, note, base }: DraftState): DraftList {
  const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
  return { lines, note, amountFen, orders: base?.orders ?? [] };
}

function keeperOf(windowId: string, householdId: string): DraftKeeper {
  const key = `${PREFIX}${windowId}/${householdId}`;
  const known = keepers.get(key);
  if (known) return known;
  const read = readKey('GET /windows/:id/list', { params: { id: windowId }, query: { householdId } });
  const base = queryClient.getQueryData<ListView>(read) ?? (keptRead(read)?.data as ListView | undefined);
  const keeper = new DraftKeeper(portsOf(windowId, householdId), key, householdId, base);
  keepers.set(key, keeper);
  return keeper;
}

function portsOf(windowId: string, householdId: string): DraftPorts {
  const params = { id: windowId };
  const query = { householdId };
  const read = readKey('GET /windows/:id/list', { params, query });
  return {
    store: storeOf(owner ?? 'nobody'),
    load: () => call('GET /windows/:id/list', { params, query }),
    save: (body) => call('PUT /windows/:id/list', { params, body }),
    submit: (body) => call('POST /windows/:id/list/submit', { params, body }),
    beforeWrite: () => queryClient.cancelQueries({ queryKey: read }),
    async afterWrite(view, submitted) {
      await queryClient.cancelQueries({ queryKey: read });
      queryClient.setQueryData(read, view);
      if (submitted) renew(['GET /household-orders', 'GET /rounds', 'GET /rounds/:id', 'GET /windows']);
    },
    newKey: newClientKey,
    now: () => serviceNow().toISOString(),
  };
}

/** What an earlier start left unsent is sent on, whether its page is opened or not. */
function takeUp(): void {
  for (const key of storeOf(owner ?? 'nobody').keptKeys(PREFIX)) {
    const [windowId, householdId] = key.slice(PREFIX.length).split('/');
    if (windowId && householdId) keeperOf(windowId, householdId);
  }
}

function sendAll(): void {
  const { token, expired } = session.get();
  if (token === undefined || expired) return;
  for (const keeper of keepers.values()) void keeper.run();
}
