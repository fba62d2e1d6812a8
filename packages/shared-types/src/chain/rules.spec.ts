import { type ChainAct, actors, chainDefaults, everActing, mayDo, saidOf, takesPart } from './rules';
import { COLLECTORS, RECEIVERS } from './words';

const words = { collects: COLLECTORS, confirms: COLLECTORS, receives: RECEIVERS };
const ACTS: ChainAct[] = [
  'collect',
  'confirm',
  'confirm_late',
  'pay',
  'keep_book',
  'receive',
  'keep',
  'give',
];

describe('the chain', () => {
  it.each(ACTS)('names somebody for %s under every word of a plan, and the guard lets each in', (act) => {
    expect(actors(act).map(([word]) => word)).toEqual([...words[saidOf(act)]]);
    for (const [word, posts] of actors(act)) {
      expect(posts).not.toEqual([]);
      expect(mayDo(act, { ...chainDefaults, [saidOf(act)]: word })).toEqual(posts);
      expect(everActing(act)).toEqual(expect.arrayContaining([...posts]));
    }
  });

  it('is, where a plan says nothing, what it was before plans could say it', () => {
    expect(Object.fromEntries(ACTS.map((act) => [act, mayDo(act, chainDefaults)]))).toEqual({
      collect: ['grid_leader', 'floor_captain'],
      confirm: ['grid_leader'],
      confirm_late: ['grid_leader', 'community_staff'],
      pay: ['grid_leader', 'community_staff'],
      keep_book: ['grid_leader'],
      receive: ['floor_captain', 'community_staff'],
      keep: ['community_staff'],
      give: ['floor_captain'],
    });
  });

  it.each([
    ['A1', { ...chainDefaults, receives: 'leader' as const }, ['grid_leader'], ['grid_leader']],
    [
      'A4',
      { ...chainDefaults, collects: 'staff' as const, confirms: 'staff' as const },
      ['community_staff'],
      ['floor_captain'],
    ],
    ['A8 company', { ...chainDefaults, receives: 'committee' as const }, ['grid_leader'], ['committee']],
    ['A12', { ...chainDefaults, receives: 'point_staff' as const }, ['grid_leader'], ['community_staff']],
  ])('under %s', (_plan, rule, confirm, give) => {
    expect(mayDo('confirm', rule)).toEqual(confirm);
    expect(mayDo('give', rule)).toEqual(give);
  });

  it('gives a role its part by any of its places, and a resident none', () => {
    const company = { ...chainDefaults, receives: 'committee' as const };
    expect(takesPart('receive', 'committee', [chainDefaults, company])).toBe(true);
    expect(takesPart('receive', 'committee', [chainDefaults])).toBe(false);
    expect(takesPart('receive', 'committee', [])).toBe(false);
    expect(takesPart('receive', 'resident', [chainDefaults, company])).toBe(false);
  });
});
