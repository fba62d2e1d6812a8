import { responsibilityRefusal, subjectsOf } from './rules';
import { RESPONSIBILITIES } from './words';

const free = { taken: false, same: false, points: 0 };
const point = { kind: 'answers_for', subjectKind: 'drop_point' } as const;

it.each([
  ['a point that nobody answers for', { ...point, ...free }, undefined],
  ['a second point', { ...point, ...free, points: 1 }, undefined],
  ['a third one', { ...point, ...free, points: 2 }, 'two_points'],
  ['another’s point', { ...point, ...free, taken: true }, 'responsibility_taken'],
  ['a street as if it were a point', { ...point, ...free, subjectKind: 'street' as const }, 'wrong_subject'],
  [
    'a second head of a street',
    { kind: 'head', subjectKind: 'street', ...free, taken: true } as const,
    undefined,
  ],
  [
    'the same head twice',
    { kind: 'head', subjectKind: 'street', ...free, taken: true, same: true } as const,
    'responsibility_taken',
  ],
  [
    'a contact who answers for two points',
    { kind: 'contact', subjectKind: 'drop_point', ...free, points: 2 } as const,
    undefined,
  ],
])('%s', (_what, given, code) => {
  expect(responsibilityRefusal(given)?.code).toBe(code);
});

it('every kind is for something', () => {
  expect(RESPONSIBILITIES.filter((kind) => subjectsOf(kind).length === 0)).toEqual([]);
});
