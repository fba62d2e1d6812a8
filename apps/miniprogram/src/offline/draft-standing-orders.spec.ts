import { listOf, line } from '../testing/lists';
import {
  cutOff,
  loaded,
  newDraft,
  refused,
  edited,
  lostOffers,
  standingOf,
  submitAsked,
  isUnsent,
  overruledSeen,
} from './draft-state';
import { withStandingOrders } from './draft-standing-orders';
import { withLine } from './draft-lines';

const CONFIRMED = {
  code: 'building_confirmed',
  facts: { roundId: 'r1' },
  sentence: '本楼已确认，不能再改。',
};
/** A household's list on its phone, with a line changed that was not handed in. */
const written = (base: ReturnType<typeof listOf>, offerId: string, quantity: number) => {
  const draft = newDraft('h1', base);
  const changed = line(offerId, quantity);
  return edited(draft, { lines: withLine(draft.lines, changed), note: draft.note }, [changed]);
};
const quantities = ({ lines }: { lines: readonly { offerId: string; quantity: number }[] }) =>
  lines.map(({ offerId, quantity }) => [offerId, quantity]);

describe('an order that stands as it was handed in', () => {
  it('takes the lines of its round back, and names what came too late', () => {
    const submitted = listOf(1, [line('a', 1), line('b', 2), line('c', 1, 'r2')], 'submitted', '轻放');
    const view = {
      ...submitted,
      orders: submitted.orders.map((order) =>
        order.roundId === 'r1' ? { ...order, status: 'locked' as const } : order,
      ),
    };
    const mine = { lines: [line('a', 3), line('d', 5), line('c', 4, 'r2')], note: '快点' };
    const settled = withStandingOrders(submitted, mine, view, []);
    expect(quantities(settled.mine).sort()).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 4],
    ]);
    expect(settled.mine.note).toBe('快点');
    expect(settled.overruled).toEqual([
      { offerId: 'a', roundId: 'r1', name: '商品a', mine: 3, theirs: 1 },
      { offerId: 'b', roundId: 'r1', name: '商品b', mine: 0, theirs: 2 },
      { offerId: 'd', roundId: 'r1', name: '商品d', mine: 5, theirs: 0 },
    ]);
  });

  it('is silent about what another phone of the household handed in', () => {
    const settled = withStandingOrders(
      listOf(1, [line('a', 1)]),
      { lines: [line('a', 1)], note: '' },
      listOf(2, [line('a', 2)], 'locked'),
      [],
    );
    expect([quantities(settled.mine), settled.overruled]).toEqual([[['a', 2]], []]);
  });

  it('is what the page shows when the building was confirmed before the change was handed in', () => {
    const base = listOf(1, [line('a', 1)], 'submitted');
    const told = refused(written(base, 'a', 3), 'submit', CONFIRMED);
    expect([quantities(told), lostOffers(told), told.outdated]).toEqual([[['a', 1]], [], true]);
    const read = loaded(told, listOf(1, [line('a', 1)], 'locked'));
    expect([standingOf(read), read.refusal, read.closedRounds]).toEqual(['submitted', undefined, []]);
    expect(read.overruled).toEqual([{ offerId: 'a', roundId: 'r1', name: '商品a', mine: 3, theirs: 1 }]);
    expect([isUnsent(read), isUnsent(overruledSeen(read))]).toEqual([true, false]);
  });

  it('raises no conflict between the phones of a household', () => {
    const draft = written(listOf(1, [line('a', 1)]), 'a', 4);
    const read = loaded(draft, listOf(2, [line('a', 3)], 'locked'));
    expect([quantities(read), read.conflict, standingOf(read)]).toEqual([[['a', 3]], undefined, 'submitted']);
    expect(read.overruled).toEqual([{ offerId: 'a', roundId: 'r1', name: '商品a', mine: 4, theirs: 3 }]);
  });

  it('settles a conflict that was open when it was confirmed', () => {
    const draft = loaded(written(listOf(1, [line('a', 1)]), 'a', 4), listOf(2, [line('a', 3)], 'submitted'));
    expect(draft.conflict?.lines).toHaveLength(1);
    expect(loaded(draft, listOf(2, [line('a', 3)], 'locked')).conflict).toBeUndefined();
  });
});

it('keeps and marks what a household never handed in', () => {
  const told = refused(written(listOf(1, [line('a', 1)]), 'a', 3), 'submit', CONFIRMED);
  const read = loaded(told, listOf(1, [line('a', 1)]));
  expect([quantities(read), lostOffers(read), read.overruled]).toEqual([[['a', 3]], ['a'], undefined]);
  expect([standingOf(read), read.refusal, isUnsent(read)]).toEqual(['refused', CONFIRMED.sentence, true]);
});

it('forgets that there was no network as soon as the service answers', () => {
  const base = listOf(1, [line('a', 1)], 'submitted');
  const draft = { ...written(base, 'a', 2), failure: '连不上网，请检查网络后再试。' };
  expect(loaded(draft, listOf(2, [line('a', 1), line('b', 1)], 'submitted')).failure).toBeUndefined();
});

it('is past its cut-off by the clock alone, unless something is under way', () => {
  const draft = written(listOf(1, [line('a', 1)], 'submitted'), 'a', 3);
  const after = cutOff(draft, ['r1']);
  expect([quantities(after), standingOf(after), after.overruled?.length]).toEqual([
    [['a', 1]],
    'submitted',
    1,
  ]);
  const waiting = submitAsked(draft, 'key');
  expect(cutOff(waiting, ['r1'])).toBe(waiting);
});
