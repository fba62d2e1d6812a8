import { bagsText } from './text';
import { shanghaiTime } from '../ground/china-time';

describe('printed texts', () => {
  it('shows instants as the wall clock in Shanghai, across midnight too', () => {
    expect(shanghaiTime('2026-11-21T10:22:00.000Z')).toBe('11-21 18:22');
    expect(shanghaiTime('2026-12-31T16:05:00.000Z')).toBe('01-01 00:05');
  });

  it('names only lanes that hold bags', () => {
    expect(bagsText({ total: 3, cold: 1, frozen: 0, medicine: 1 })).toBe('袋 3（冷藏 1 药品 1）');
    expect(bagsText({ total: 1, cold: 0, frozen: 0, medicine: 0 })).toBe('袋 1');
  });
});
