import { useEffect, useMemo } from 'react';
import { refusalText, type ListOrderView, type Refusal, type RoundView } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { useRead, type Read } from '../api/use-read';
import { useDraft, type Draft } from '../offline/drafts';
import { useSession } from '../session/use-session';
import { sayWindow } from '../time';
import { closedRefusal, weightWords } from './goods';
import { standingWords } from './list-words';
import { changeableOf, untilWords, type Changeable } from './until';
import { useWindowGoods, type WindowGoods } from './use-window-goods';

/** A household's list for a window, what can be put on it, and the words about both. */
export interface HouseholdList {
  draft: Draft;
  goods: Read<WindowGoods>;
  /** The rounds that still take it. */
  open: readonly RoundView[];
  /** Units that the submitted list holds of what is counted as taken, by offer. */
  held: ReadonlyMap<string, number>;
  /** `帮 3-2-501 下单` for a list that is not one's own; undefined for one's own. */
  title: string | undefined;
  /** When it is brought, and how the list is kept. */
  hint: string;
  /** `4 样 · 约 9.2 kg · 20:00 前可改` */
  words: string;
  /** Until when what is on it may be changed, and whether that is only a part of it. */
  changeable: Changeable;
  /** Why it can't be handed in now. */
  why: string | undefined;
}

/** Everything that both pages of a list show. */
export function useHouseholdList(windowId: string, householdId: string): HouseholdList {
  const draft = useDraft(windowId, householdId);
  const goods = useWindowGoods(windowId, draft.draft.orders);
  const held = useHeld(windowId, householdId);
  const title = useTitle(householdId);
  useCutOff(draft, goods.data);
  const now = serviceNow();
  const { lines, orders } = draft.draft;
  const [first] = goods.data?.rounds ?? [];
  const brought = first ? sayWindow(first.windowStartAt, first.windowEndAt, now) : '';
  const standing = standingWords({ ...draft, submitted: isSubmitted(orders) }, now);
  const open = openOf(goods.data, draft, now.toISOString());
  const weight = goods.data ? weightWords(lines, goods.data.byId) : '';
  const words = [`${lines.length} 样`, weight, goods.data && untilWords(open, draft.draft)];
  return {
    draft,
    goods,
    open,
    held,
    title,
    hint: [brought, standing].filter(Boolean).join(' · '),
    words: words.filter(Boolean).join(' · '),
    changeable: changeableOf(open, draft.draft),
    why: whyNot(draft, goods.data, open, now.toISOString()),
  };
}

/** Once a round is past its cut-off, what was handed in for it stands, and the page says which changes came too late. */
function useCutOff({ draft: { orders }, cutOff }: Draft, goods: WindowGoods | undefined): void {
  const now = serviceNow().toISOString();
  const handedIn = orders.filter(({ status }) => status === 'submitted').map(({ roundId }) => roundId);
  const over = (goods?.rounds ?? [])
    .filter((round) => handedIn.includes(round.id) && closedRefusal(round, undefined, now))
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    if (over !== '') cutOff(over.split(' '));
  }, [over, cutOff]);
}

/** Whether orders of the list were handed in and may still change. */
export const isSubmitted = (orders: readonly ListOrderView[]): boolean =>
  orders.some(({ status }) => status === 'submitted');

/**
 * Why a round's part of a list can't be changed any more: by its times and the household's order, or because the service
 * refused it: a building that was confirmed without the household shows in nothing that it can read.
 */
export function closedInList(
  round: RoundView,
  { draft: { orders }, closedRounds }: Draft,
  now: string,
): Refusal | undefined {
  const order = orders.find(({ roundId }) => roundId === round.id);
  const told = closedRounds.includes(round.id);
  return closedRefusal(round, order, now) ?? (told ? { code: 'building_confirmed' } : undefined);
}

function openOf(goods: WindowGoods | undefined, draft: Draft, now: string): RoundView[] {
  return (goods?.open ?? []).filter((round) => !closedInList(round, draft, now));
}

function whyNot(
  list: Draft,
  goods: WindowGoods | undefined,
  open: readonly RoundView[],
  now: string,
): string | undefined {
  const { draft, state } = list;
  if (draft.lines.length === 0) return refusalText({ code: 'nothing_to_submit' });
  if (state === 'submitted') return '已交';
  if (!goods || open.length > 0) return undefined;
  const [round] = goods.rounds;
  const closed = round && closedInList(round, list, now);
  return refusalText(closed ?? { code: 'round_not_open' });
}

function useHeld(windowId: string, householdId: string): ReadonlyMap<string, number> {
  const { data } = useRead('GET /windows/:id/list', { params: { id: windowId }, query: { householdId } });
  return useMemo(() => {
    const submitted = (data?.orders ?? []).filter(({ status }) => status === 'submitted');
    const rounds = submitted.map(({ roundId }) => roundId);
    const lines = (data?.lines ?? []).filter(({ roundId }) => rounds.includes(roundId));
    return new Map(lines.map(({ offerId, quantity }) => [offerId, quantity]));
  }, [data]);
}

/** Who the list is for, when it is somebody else's. */
function useTitle(householdId: string): string | undefined {
  const { role } = useSession();
  const own = role?.role === 'resident' && role.scopeId === householdId;
  const household = useRead('GET /households/:id', { params: { id: householdId } }, { enabled: !own });
  if (own) return undefined;
  return household.data ? `帮 ${household.data.door} 下单` : '帮人下单';
}
