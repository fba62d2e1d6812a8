import { formatGrams, massWords } from './weight';

it.each([
  [950, '950 g'],
  [1020, '1.02 kg'],
  [1024, '1.024 kg'],
  [63_000, '63 kg'],
])('%i grams', (grams, words) => expect(formatGrams(grams)).toBe(words));

it.each([
  [126, 500, '126 × 500 g = 63 kg'],
  [97, 5000, '97 × 5 kg = 485 kg'],
  [3, 125, '3 × 125 g = 375 g'],
  [3, 750, '3 × 750 g = 2.25 kg'],
  [2, 2500, '2 × 2.5 kg = 5 kg'],
  [3, 0, ''],
])('%i of %i grams', (quantity, grams, words) => expect(massWords(quantity, grams)).toBe(words));
