import { nextCutOff, takesLists } from './takes-lists';

const early = { status: 'open', cutOffAt: '2026-11-20T12:00:00.000Z' } as const;
const late = { status: 'open', cutOffAt: '2026-11-20T13:30:00.000Z' } as const;
const collecting = { status: 'collecting' } as const;
const confirmed = { status: 'confirmed' } as const;
const at = (time: string) => new Date(`2026-11-20T${time}:00.000Z`);

it('names the next cut-off of what still takes lists', () => {
  const both = [
    { group: collecting, round: late },
    { group: collecting, round: early },
  ];
  expect(nextCutOff(both, at('11:00'))).toBe(early.cutOffAt);
  expect(nextCutOff(both, at('12:30'))).toBe(late.cutOffAt);
  expect(nextCutOff(both, at('13:30'))).toBeUndefined();
});

it('names none of a building that is confirmed, though its round goes on for others', () => {
  expect(nextCutOff([{ group: confirmed, round: early }], at('11:00'))).toBeUndefined();
  const one = [
    { group: confirmed, round: early },
    { group: collecting, round: late },
  ];
  expect(nextCutOff(one, at('11:00'))).toBe(late.cutOffAt);
});

it('knows no round that is not told any more', () => {
  expect(takesLists({ group: collecting, round: undefined }, at('11:00'))).toBe(false);
});
