import { toggled } from './toggled';

describe('what is chosen by tapping', () => {
  it('keeps both of two quick taps, each given the list as it is then', () => {
    const taps = ['a', 'b'].map((one) => (now: readonly string[]) => toggled(now, one));
    expect(taps.reduce<readonly string[]>((now, tap) => tap(now), [])).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});
