import { bagsText, massText, yuan } from './text';
import { shanghaiTime } from '../ground/china-time';

describe('printed texts', () => {
  it.each([
    { quantity: 126, unitGrams: 500, text: '126 × 500 g = 63.0 kg' },
    { quantity: 97, unitGrams: 5000, text: '97 × 5 kg = 485 kg' },
    { quantity: 3, unitGrams: 125, text: '3 × 125 g = 0.375 kg' },
    { quantity: 2, unitGrams: 2500, text: '2 × 2500 g = 5.0 kg' },
  ])('mass: $text', ({ quantity, unitGrams, text }) => {
    expect(massText(quantity, unitGrams)).toBe(text);
  });

  it('shows instants as the wall clock in Shanghai, across midnight too', () => {
    expect(shanghaiTime('2026-11-21T10:22:00.000Z')).toBe('11-21 18:22');
    expect(shanghaiTime('2026-12-31T16:05:00.000Z')).toBe('01-01 00:05');
  });

  it('shows fen as yuan and names only lanes that hold bags', () => {
    expect(yuan(700)).toBe('¥7.00');
    expect(bagsText({ total: 3, cold: 1, frozen: 0, medicine: 1 })).toBe('袋 3（冷藏 1 药品 1）');
    expect(bagsText({ total: 1, cold: 0, frozen: 0, medicine: 0 })).toBe('袋 1');
  });
});
