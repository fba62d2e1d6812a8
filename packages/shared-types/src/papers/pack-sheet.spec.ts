import { bagsText, changesText } from './pack-sheet';

describe('what a pack sheet says', () => {
  it('names only lanes that hold bags', () => {
    expect(bagsText({ total: 3, cold: 1, frozen: 0, medicine: 1 })).toBe('袋 3（冷藏 1 药品 1）');
    expect(bagsText({ total: 1, cold: 0, frozen: 0, medicine: 0 })).toBe('袋 1');
  });

  it('says all that is not as it was ordered', () => {
    const line = { product: '豆腐', spec: '', byWeight: false, ordered: 2, quantity: 2 };
    const asOrdered = { ...line, missing: 0, substituted: 0, refundFen: 0 };
    expect(changesText(asOrdered)).toBe('');
    expect(changesText({ ...asOrdered, quantity: 0, missing: 2, refundFen: 700 })).toBe('缺 2，退 ¥7.00');
    expect(changesText({ ...asOrdered, quantity: 0, missing: 1, substitute: '老豆腐', substituted: 1 })).toBe(
      '缺 1（订 2），换 老豆腐 ×1',
    );
  });
});
