import { differences } from './agreement';

const a = { number: 'A', fen: 100 };
const b = { number: 'B', fen: 200 };

describe('differences', () => {
  it('finds none where both have each number once, with the same amount', () => {
    expect(differences('payment', [a, b], [b, a])).toEqual([]);
  });

  it.each([
    ['missing at the provider', [a, b], [a], 'payment B: 200 in the books, nothing at the provider'],
    ['missing in the books', [a], [a, b], 'payment B: nothing in the books, 200 at the provider'],
    ['another amount', [a], [{ ...a, fen: 101 }], 'payment A: 100 in the books, 101 at the provider'],
    ['twice at the provider', [a], [a, a], 'payment A: 2 times at the provider'],
    ['twice in the books', [a, a], [a], 'payment A: 2 times in the books'],
  ])('says what is %s', (_name, books, provider, said) => {
    expect(differences('payment', books, provider)).toEqual([said]);
  });
});
