import { bagCodeOf, loadIdOf, readCode } from './codes';

const id = '01a1f65c-3340-732e-a72f-c1daa2eddd7f';

describe('a code before the camera', () => {
  it.each([
    ['CL1:EWGEZ3X3KG', { kind: 'bag', code: 'EWGEZ3X3KG' }],
    [' ewgez3x3kg\n', { kind: 'bag', code: 'EWGEZ3X3KG' }],
    [`cailan:pickup:${id}`, { kind: 'pickup', householdId: id }],
    [`cailan:pickup:${id.toUpperCase()}`, { kind: 'pickup', householdId: id }],
    [`cailan:load:${id}`, { kind: 'unknown' }],
    ['https://example.com/a', { kind: 'unknown' }],
    ['🍎🍎🍎🍎', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ])('%j', (text, read) => {
    expect(readCode(text)).toEqual(read);
  });
});

describe('of a vehicle or a bag', () => {
  it.each([
    [`cailan:load:${id}`, id, undefined],
    [` cailan:load:${id.toUpperCase()}\n`, id, undefined],
    [`cailan:pickup:${id}`, undefined, undefined],
    ['CL1:EWGEZ3X3KG', undefined, 'EWGEZ3X3KG'],
    ['ewgez3x3kg', undefined, 'EWGEZ3X3KG'],
    ['🥬', undefined, undefined],
    ['', undefined, undefined],
    ['https://example.com/x', undefined, undefined],
  ])('%p is of a vehicle (%p) or a bag (%p)', (text, load, bag) => {
    expect([loadIdOf(text), bagCodeOf(text)]).toEqual([load, bag]);
  });
});
