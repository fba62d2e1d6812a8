import { PAGED } from '@cailan/shared-types';
import { BOUNDED } from './testing/bounded-lists';
import { listsOfReplies } from './testing/lists-of';

describe('every list that the contract answers with', () => {
  const replies = listsOfReplies();
  const all = [...new Set([...replies.values()].flat())].sort();
  const paged = Object.entries(PAGED).map(([route, list]) =>
    list === ''
      ? route
      : (replies.get(route)?.find((name) => name.endsWith(`.${list}`)) ?? `${route} ${list}`),
  );

  it('comes in pages, or says what bounds it', () => {
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((name) => !paged.includes(name) && !(name in BOUNDED))).toEqual([]);
  });

  it('is paged only where it is a list, and called bounded only where it does not come in pages', () => {
    expect(paged.filter((name) => !all.includes(name))).toEqual([]);
    expect(Object.keys(BOUNDED).filter((name) => !all.includes(name) || paged.includes(name))).toEqual([]);
  });
});
