import fc from 'fast-check';
import { fit, LEADING, Measure, wrap } from './fit';

/** Han a full em, the rest half of one. */
const measure: Measure = (text) => Array.from(text).reduce((sum, char) => sum + (char > '⺀' ? 1 : 0.5), 0);

describe('fit', () => {
  it.each([
    { why: 'there is room', text: '3-2-501', width: 200, height: 40, size: 30, lines: ['3-2-501'] },
    { why: 'one line may shrink', text: '3-2-501', width: 70, height: 40, size: 20, lines: ['3-2-501'] },
    { why: 'the box is low', text: '3-2-501', width: 200, height: 10, size: 10, lines: ['3-2-501'] },
    { why: 'nothing is to be set', text: '', width: 20, height: 40, size: 30, lines: [''] },
  ])('sets $text on one line when $why', ({ text, width, height, size, lines }) => {
    const fitted = fit(text, { width, height, max: 30, min: 16 }, measure);
    expect(fitted.lines).toEqual(lines);
    expect(fitted.size).toBeCloseTo(size);
  });

  it('wraps rather than shrink below the least size, and shrinks rather than cut', () => {
    const fitted = fit('临江苑南区十二栋三单元', { width: 60, height: 30, max: 12, min: 10 }, measure);
    expect(fitted.lines.length).toBeGreaterThan(1);
    expect(fitted.lines.join('')).toBe('临江苑南区十二栋三单元');
  });

  it('keeps all of the text inside the box', () => {
    const text = fc.string({ unit: fc.constantFrom(...'阿卜杜·热合曼3-1602 王（东门），AB'), maxLength: 60 });
    const box = fc.record({
      width: fc.integer({ min: 20, max: 200 }),
      height: fc.integer({ min: 8, max: 60 }),
      max: fc.integer({ min: 8, max: 36 }),
      min: fc.integer({ min: 4, max: 8 }),
    });
    fc.assert(
      fc.property(text, box, (text, box) => {
        const { size, lines } = fit(text, box, measure);
        expect(size).toBeLessThanOrEqual(box.max);
        for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(box.width + 1e-6);
        expect(((lines.length - 1) * LEADING + 1) * size).toBeLessThanOrEqual(box.height + 1e-6);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('wrap', () => {
  it.each([
    { why: 'Han anywhere', text: '临江苑三栋', ems: 3, lines: ['临江苑', '三栋'] },
    { why: 'words and numbers at spaces', text: '3 栋 1602 室', ems: 4, lines: ['3 栋', '1602 室'] },
    { why: 'words that are longer than a line', text: 'ABCDEFGH', ems: 2, lines: ['ABCD', 'EFGH'] },
    { why: 'no line before a closing mark', text: '东门取，西门', ems: 3, lines: ['东门', '取，西', '门'] },
  ])('breaks $why', ({ text, ems, lines }) => {
    expect(wrap(text, ems, measure)).toEqual(lines);
  });
});
