import fc from 'fast-check';
import { plateOf, plateRefusal } from './plate';

describe('plateOf', () => {
  it.each([
    ['新A1234', '新A·1234'],
    ['新A 1234', '新A·1234'],
    [' 新d·a1201 ', '新D·A1201'],
    ['新Ｄ－Ａ１２０１', '新D·A1201'],
    ['新D.A1201', '新D·A1201'],
    ['新A·D12345', '新A·D12345'],
    ['VA 12345', 'VA12345'],
    ['新A', '新A'],
    ['', ''],
  ])('“%s” is %s', (typed, plate) => expect(plateOf(typed)).toBe(plate));

  it('is the same however often it is asked', () => {
    fc.assert(fc.property(fc.string(), (typed) => plateOf(plateOf(typed)) === plateOf(typed)));
  });
});

describe('plateRefusal', () => {
  it.each(['新D·A1201', '新a 1234', '新AD12345', '京A·00001', 'VA12345', 'WJ新1234', '新A·1234警'])(
    'takes %s',
    (typed) => expect(plateRefusal(typed)).toBeUndefined(),
  );

  it.each(['', 'abc', '新A', '新A1', '白色面包车', '新A12345678901', '新A·12🚚4', 'abcdef'])(
    'does not take “%s”',
    (typed) => expect(plateRefusal(typed)).toEqual({ code: 'not_a_plate' }),
  );
});
