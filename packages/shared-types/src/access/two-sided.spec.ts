import { type Link, type Sides, type TwoSided, twoSidedActs, twoSidedRefusal } from './two-sided';

const NOBODY: Sides = {
  personId: 'me',
  otherIds: ['other', null],
  standInIds: ['somebody'],
  ownHousehold: false,
  orderedById: 'other',
  ownShop: false,
};

const linked: Record<Link, Partial<Sides>> = {
  self: { otherIds: ['other', 'me'] },
  deputy: { standInIds: ['other'] },
  household: { ownHousehold: true },
  proxy: { orderedById: 'me' },
  employer: { ownShop: true },
};

describe.each(Object.keys(twoSidedActs) as TwoSided[])('%s', (act) => {
  const links: readonly Link[] = twoSidedActs[act];

  it('takes two people', () => {
    expect(links.length).toBeGreaterThan(0);
    expect(twoSidedRefusal(act, NOBODY)).toBeUndefined();
  });

  it.each(Object.keys(linked) as Link[])('asks about the link %s where it is one', (link) => {
    const own = link === 'household' || link === 'proxy';
    const expected = links.includes(link) ? (own ? 'own_household' : 'both_sides') : undefined;
    expect(twoSidedRefusal(act, { ...NOBODY, ...linked[link] })?.code).toBe(expected);
  });
});
