import fc from 'fast-check';
import type { Setting } from './history-window';

/** What becomes of one round's part of a list: sent as it is held, left out, or sent with these quantities. */
export type PartEdit = 'keep' | 'leave' | readonly number[];

export type Step =
  | { kind: 'save' | 'submit'; who: number; proxy: boolean; parts: readonly PartEdit[]; note: string }
  | { kind: 'withdraw'; who: number; proxy: boolean }
  | { kind: 'close' | 'cancelRound'; round: number }
  | { kind: 'extend'; round: number; minutes: number }
  | { kind: 'confirm' | 'reopen' | 'cancelGroup' | 'pay' | 'payNot'; round: number; home: number }
  | { kind: 'pass'; minutes: number }
  | { kind: 'jobs'; diesAfter: number | undefined };

const LENGTH = 30;

const rounds = fc.nat(2);
const homes = fc.nat(5);
const proxy = fc.boolean();
const quantities = fc.tuple(fc.nat(4), fc.nat(3));
const part: fc.Arbitrary<PartEdit> = fc.oneof(
  { weight: 2, arbitrary: fc.constant('keep' as const) },
  { weight: 1, arbitrary: fc.constant('leave' as const) },
  { weight: 3, arbitrary: quantities },
);
const parts = fc.tuple(part, part, part);
const note = fc.constantFrom('', '放门口');
const minutes = fc.integer({ min: 3, max: 60 });

const list = fc.record({
  kind: fc.constantFrom('save' as const, 'submit' as const),
  who: homes,
  proxy,
  parts,
  note,
});
const submitted = fc.record({ kind: fc.constant('submit' as const), who: homes, proxy, parts, note });
const building = fc.record({
  kind: fc.constantFrom('confirm' as const, 'reopen' as const),
  round: rounds,
  home: homes,
});

const paying = fc.record({
  kind: fc.constantFrom('pay' as const, 'payNot' as const),
  round: rounds,
  home: homes,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: submitted },
  { weight: 4, arbitrary: list },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), who: homes, proxy }) },
  { weight: 4, arbitrary: building },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('cancelGroup' as const), round: rounds, home: homes }),
  },
  { weight: 1, arbitrary: paying },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('close' as const), round: rounds }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('extend' as const), round: rounds, minutes }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), minutes }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('jobs' as const),
      diesAfter: fc.option(fc.nat(1), { nil: undefined }),
    }),
  },
);
/** Seldom, since little happens to a round afterwards. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 60, arbitrary: step },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancelRound' as const), round: rounds }) },
);

const someParts = fc.tuple(quantities, quantities, quantities);
const some = (who: number) => fc.record({ who: fc.constant(who), proxy, parts: someParts, note });
const handsIn = (who: number): fc.Arbitrary<Step> => some(who).map((list) => ({ kind: 'submit', ...list }));

/** What happens in a row more often than chance has it: a round closed with its lists in, and what is then tried. */
const episode = fc
  .tuple(rounds, homes, minutes, fc.constantFrom('reopened', 'interrupted', 'closed'))
  .chain(([round, home, later, what]) => {
    const told: Record<string, Step[]> = {
      reopened: [
        { kind: 'jobs', diesAfter: undefined },
        { kind: 'confirm', round, home },
        { kind: 'reopen', round, home },
      ],
      interrupted: [
        { kind: 'jobs', diesAfter: 0 },
        { kind: 'extend', round, minutes: later },
      ],
      closed: [],
    };
    const middle: Step[] = [{ kind: 'close', round }, ...(told[what] ?? [])];
    return fc.tuple(handsIn(home), handsIn(home)).map(([before, after]) => [before, ...middle, after]);
  });

const round: fc.Arbitrary<Setting['rounds'][number]> = fc.record({
  rule: fc.constantFrom('first_come' as const, 'fair' as const),
  cutOffMinutes: fc.integer({ min: 20, max: 240 }),
  quota: fc.integer({ min: 1, max: 9 }),
  byCommunity: fc.boolean(),
});

export interface History {
  setting: Setting;
  steps: Step[];
}

/** Histories of thirty steps over two shops and two rounds of one of them in one window. */
export const histories: fc.Arbitrary<History> = fc.record({
  setting: fc.record({ rounds: fc.tuple(round, round, round), capacity: fc.integer({ min: 1, max: 6 }) }),
  steps: fc
    .array(
      fc.oneof({ weight: 12, arbitrary: anyStep.map((one) => [one]) }, { weight: 1, arbitrary: episode }),
      { minLength: LENGTH, maxLength: LENGTH, size: 'max' },
    )
    .map((parts) => parts.flat().slice(0, LENGTH)),
});
