import { useMemo } from 'react';
import { refusalText, type ListOrderView } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { useRead, type Read } from '../api/use-read';
import { useDraft, type Draft } from '../offline/drafts';
import { useSession } from '../session/use-session';
import { clockOf, sayWindow } from '../time';
import { closedRefusal, weightWords } from './goods';
import { standingWords } from './list-words';
import { useWindowGoods, type WindowGoods } from './use-window-goods';

/** A household's list for a window, what can be put on it, and the words about both. */
export interface HouseholdList {
  draft: Draft;
  goods: Read<WindowGoods>;
  /** Units that the submitted list holds of what is counted as taken, by offer. */
  held: ReadonlyMap<string, number>;
  /** `帮 3-2-501 下单` for a list that is not one's own; undefined for one's own. */
  title: string | undefined;
  /** When it is brought, and how the list is kept. */
  hint: string;
  /** `4 样 · 约 9.2 kg · 20:00 前可改` */
  words: string;
  /** When the first of its suppliers stops taking it (UTC instant); undefined when none takes it any more. */
  until: string | undefined;
  /** Why it can't be handed in now. */
  why: string | undefined;
}

/** Everything that both pages of a list show. */
export function useHouseholdList(windowId: string, householdId: string): HouseholdList {
  const draft = useDraft(windowId, householdId);
  const goods = useWindowGoods(windowId, draft.draft.orders);
  const held = useHeld(windowId, householdId);
  const title = useTitle(householdId);
  const now = serviceNow();
  const { lines, orders } = draft.draft;
  const [first] = goods.data?.rounds ?? [];
  const brought = first ? sayWindow(first.windowStartAt, first.windowEndAt, now) : '';
  const standing = standingWords({ ...draft, submitted: isSubmitted(orders) }, now);
  const until = goods.data?.open.map(({ cutOffAt }) => cutOffAt).sort()[0];
  const weight = goods.data ? weightWords(lines, goods.data.byId) : '';
  const words = [`${lines.length} 样`, weight, until && `${clockOf(until)} 前可改`];
  return {
    draft,
    goods,
    held,
    title,
    hint: [brought, standing].filter(Boolean).join(' · '),
    words: words.filter(Boolean).join(' · '),
    until,
    why: whyNot(draft, goods.data, now.toISOString()),
  };
}

/** Whether orders of the list were handed in and may still change. */
export const isSubmitted = (orders: readonly ListOrderView[]): boolean =>
  orders.some(({ status }) => status === 'submitted');

function whyNot({ draft, state }: Draft, goods: WindowGoods | undefined, now: string): string | undefined {
  if (draft.lines.length === 0) return refusalText({ code: 'nothing_to_submit' });
  if (state === 'submitted') return '已交';
  if (!goods || goods.open.length > 0) return undefined;
  const [round] = goods.rounds;
  const order = draft.orders.find(({ roundId }) => roundId === round?.id);
  const closed = round && closedRefusal(round, order, now);
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
