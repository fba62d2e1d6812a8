import { readCode } from './scan-codes';

const householdId = '01a1f65c-3340-732e-a72f-c1daa2eddd7f';

describe('a code before the camera', () => {
  it.each([
    ['CL1:EWGEZ3X3KG', { kind: 'bag', code: 'EWGEZ3X3KG' }],
    [' ewgez3x3kg\n', { kind: 'bag', code: 'EWGEZ3X3KG' }],
    [`cailan:pickup:${householdId}`, { kind: 'pickup', householdId }],
    [`cailan:pickup:${householdId.toUpperCase()}`, { kind: 'pickup', householdId }],
    [`cailan:load:${householdId}`, { kind: 'unknown' }],
    ['https://example.com/a', { kind: 'unknown' }],
    ['🍎🍎🍎🍎', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ])('%j', (text, read) => {
    expect(readCode(text)).toEqual(read);
  });
});
