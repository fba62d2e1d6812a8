import { inGroups, joinCodeOf, joinText } from './join-code';

describe('a code to join by', () => {
  it.each<[string, string | undefined]>([
    [joinText('AB2C3D4E'), 'AB2C3D4E'],
    [' ab2c 3d4e ', 'AB2C3D4E'],
    ['AB2C-3D4E', 'AB2C3D4E'],
    ['ＡＢ２Ｃ３Ｄ４Ｅ', 'AB2C3D4E'],
    ['account/bind/index?scene=AB2C3D4E', 'AB2C3D4E'],
    ['AB2C3', undefined],
    ['cailan:load:018f0000-0000-7000-8000-000000000000', undefined],
    ['', undefined],
  ])('in %p is %p', (text, code) => {
    expect(joinCodeOf(text)).toBe(code);
  });

  it('is read out in fours', () => {
    expect([inGroups('AB2C3D4E'), inGroups('AB2C3D')]).toEqual(['AB2C 3D4E', 'AB2C 3D']);
  });
});
