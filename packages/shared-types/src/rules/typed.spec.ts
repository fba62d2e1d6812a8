import { halfWidth } from './typed';

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
