import { bagCodeOf, loadIdOf } from './codes';

const id = '01a1fc7c-a6b0-73e2-9ed5-184b0da11629';

describe('codes', () => {
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
