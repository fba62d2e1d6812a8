import { halfWidth, wholeOf } from './typed';

describe('halfWidth', () => {
  it.each([
    ['５２０', '520'],
    ['１．０２５', '1.025'],
    ['1。5', '1.5'],
    ['１９：３０', '19:30'],
    ['￥12', '￥12'],
    ['ａＢ－９', 'aB-9'],
    ['　9 ', '9'],
    ['三🥚', '三🥚'],
    ['', ''],
  ])('“%s” is “%s”', (typed, expected) => expect(halfWidth(typed)).toBe(expected));
});

it.each<[string, number | undefined]>([
  ['0', undefined],
  ['1', 1],
  [' 999 ', 999],
  ['９', 9],
  ['1000', undefined],
  ['-3', undefined],
  ['2.5', undefined],
  ['', undefined],
])('a whole number from 1 to 999: %j is %p', (text, value) => {
  expect(wholeOf(text, 999, 1)).toBe(value);
});
