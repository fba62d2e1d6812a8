import fc from 'fast-check';
import {
  answerRefusal,
  type CutLine,
  finishRefusal,
  isAnswered,
  pickMark,
  pickRefusal,
  replaceRefusal,
  waveRefusal,
  wishOutcomes,
} from './rules';

const offer = { id: 'leek', productClass: 'vegetable' };

const spinach = { id: 'spinach', productClass: 'vegetable', saleKind: 'piece', fenPerKg: null };

describe('pickRefusal', () => {
  const facts = { ordered: 10, picked: 8, substituteQuantity: 2, offer, substitute: spinach };

  it.each([
    ['a gap filled by another of the class', facts, undefined],
    [
      'a component of a bundle as substitute',
      { ...facts, substitute: { ...spinach, saleKind: 'component' } },
      undefined,
    ],
    ['nothing found', { ...facts, picked: 0, substituteQuantity: 0, substitute: undefined }, undefined],
    ['more than was ordered', { ...facts, picked: 11, substituteQuantity: 0 }, 'picked_too_much'],
    ['more with the substitute', { ...facts, substituteQuantity: 3 }, 'picked_too_much'],
    ['a substitute that is none of the round', { ...facts, substitute: undefined }, 'not_a_substitute'],
    ['the product itself', { ...facts, substitute: { ...spinach, id: 'leek' } }, 'not_a_substitute'],
    ['another class', { ...facts, substitute: { ...spinach, productClass: 'fruit' } }, 'not_a_substitute'],
    ['one by weight', { ...facts, substitute: { ...spinach, fenPerKg: 700 } }, 'not_a_substitute'],
    ['a bundle', { ...facts, substitute: { ...spinach, saleKind: 'bundle' } }, 'not_a_substitute'],
  ])('judges %s', (_name, given, code) => expect(pickRefusal(given)?.code).toBe(code));
});

describe('pickMark', () => {
  const found = { pickedQuantity: 10, reason: '货不够', substituteOfferId: 'spinach', substituteQuantity: 2 };
  const bare = { pickedQuantity: 10, reason: '', substituteOfferId: null, substituteQuantity: 0 };

  it('is the same for a result as it is sent and as a list gives it back', () => {
    expect(pickMark({ pickedQuantity: 10 })).toBe(pickMark(bare));
    expect(pickMark({ ...bare, reason: null, substituteOfferId: 'spinach' })).toBe(pickMark(bare));
  });

  it.each([
    ['a count', { pickedQuantity: 9 }],
    ['a reason', { reason: '有破损' }],
    ['a substitute', { substituteOfferId: 'leek' }],
    ['how many of it', { substituteQuantity: 1 }],
  ])('tells %s apart', (_name, part) => expect(pickMark({ ...found, ...part })).not.toBe(pickMark(found)));
});

describe('replaceRefusal', () => {
  const short = { pickedQuantity: 10, reason: '货不够', substituteOfferId: null, substituteQuantity: 0 };
  const all = { pickedQuantity: 13 };
  const pick = { ordered: 13, present: short, seen: pickMark(short), sent: all };

  it.each([
    ['of what was seen', pick, undefined],
    ['where nothing was recorded', { ...pick, present: undefined, seen: undefined }, undefined],
    [
      'by a repeat',
      { ...pick, seen: undefined, sent: { ...short, substituteOfferId: undefined } },
      undefined,
    ],
    ['by who saw none', { ...pick, seen: undefined }, 'pick_changed'],
    ['by who saw another', { ...pick, seen: pickMark({ pickedQuantity: 12 }) }, 'pick_changed'],
  ])('judges a replacement %s', (_name, given, code) => expect(replaceRefusal(given)?.code).toBe(code));

  it('says what somebody else recorded', () =>
    expect(replaceRefusal({ ...pick, seen: undefined })?.facts).toEqual({
      picked: 10,
      missing: 3,
      substituted: 0,
    }));
});

describe('finishRefusal', () => {
  const line = (name: string, pickedQuantity: number | null) => ({ name, pickedQuantity });

  it('wants a result for every product, none found included', () => {
    expect(finishRefusal([line('大米', 0), line('白菜', 3)])).toBeUndefined();
    expect(finishRefusal([])).toBeUndefined();
  });

  it('counts what is open and names the first five', () => {
    const lines = ['一', '二', '三', '四', '五', '六'].map((name) => line(name, null));
    expect(finishRefusal([line('大米', 1), ...lines])).toEqual({
      code: 'pick_incomplete',
      facts: { count: 6, names: ['一', '二', '三', '四', '五'] },
    });
  });
});

describe('wishOutcomes', () => {
  const line = (
    lineId: string,
    cut: number,
    wish: CutLine['wish'],
    runningNumber: number,
    priorityClass = 0,
  ) => ({
    lineId,
    cut,
    wish,
    runningNumber,
    priorityClass,
  });

  it('gives substitutes to those who agreed, priority first, then asks in whole', () => {
    const lines = [
      line('asks-2', 2, 'ask', 1),
      line('agrees', 3, 'substitute', 2),
      line('first', 1, 'substitute', 9, 1),
      line('refund', 1, 'refund', 3),
      line('asks-1', 1, 'ask', 4),
    ];
    expect(wishOutcomes(lines, 5, true)).toEqual([
      { lineId: 'first', short: 0, substituted: 1, asked: false },
      { lineId: 'agrees', short: 0, substituted: 3, asked: false },
      { lineId: 'asks-2', short: 2, substituted: 0, asked: false },
      { lineId: 'refund', short: 1, substituted: 0, asked: false },
      { lineId: 'asks-1', short: 1, substituted: 0, asked: true },
    ]);
    expect(wishOutcomes(lines, 5, false).some(({ asked }) => asked)).toBe(false);
  });

  it('accounts for every missing unit and never promises more substitutes than there are', () => {
    const wish = fc.constantFrom('refund' as const, 'substitute' as const, 'ask' as const);
    const cuts = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), wish, fc.nat(2)), { maxLength: 30 });
    fc.assert(
      fc.property(cuts, fc.nat(60), fc.boolean(), (list, substitutes, mayAsk) => {
        const lines = list.map(([cut, wanted, priority], i) => line(`l${i}`, cut, wanted, i, priority));
        const outcomes = wishOutcomes(lines, substitutes, mayAsk);
        const of = new Map(outcomes.map((outcome) => [outcome.lineId, outcome]));
        expect(of.size).toBe(lines.length);
        for (const { lineId, cut } of lines) {
          const { short = 0, substituted = 0 } = of.get(lineId) ?? {};
          expect(short + substituted).toBe(cut);
        }
        const promised = outcomes.reduce(
          (sum, { substituted, asked, short }) => sum + (asked ? short : substituted),
          0,
        );
        expect(promised).toBeLessThanOrEqual(substitutes);
      }),
    );
  });
});

describe('answers', () => {
  const asked = {
    askUntil: '2026-11-21T10:00:00.000Z',
    wish: 'ask',
    shortQuantity: 2,
    substitutedQuantity: 0,
  };
  const open = { packedAt: null };

  it.each([
    ['in time', asked, open, '2026-11-21T09:59:59.999Z', undefined],
    ['late', asked, open, '2026-11-21T10:00:00.000Z', 'nothing_to_answer'],
    [
      'without a question',
      { ...asked, askUntil: null },
      open,
      '2026-11-21T09:00:00.000Z',
      'nothing_to_answer',
    ],
    [
      'after packing',
      asked,
      { packedAt: '2026-11-21T09:30:00.000Z' },
      '2026-11-21T09:40:00.000Z',
      'already_packed',
    ],
  ])('%s', (_name, line, order, now, code) => expect(answerRefusal(line, order, now)?.code).toBe(code));

  it('knows an answer that was already given', () => {
    expect(isAnswered(asked, 'refund')).toBe(false);
    expect(isAnswered({ ...asked, askUntil: null }, 'refund')).toBe(true);
    expect(isAnswered({ ...asked, askUntil: null }, 'substitute')).toBe(false);
    expect(
      isAnswered({ ...asked, askUntil: null, shortQuantity: 0, substitutedQuantity: 2 }, 'substitute'),
    ).toBe(true);
    expect(isAnswered({ ...asked, askUntil: null, wish: 'refund' }, 'refund')).toBe(false);
  });
});

describe('waveRefusal', () => {
  it.each([
    ['draft', 'wrong_status'],
    ['open', undefined],
    ['closed', undefined],
    ['fulfilling', undefined],
    ['settled', 'wrong_status'],
    ['cancelled', 'wrong_status'],
  ] as const)('%s', (status, code) => expect(waveRefusal(status)?.code).toBe(code));
});
