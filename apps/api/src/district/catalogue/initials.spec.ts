import { initials } from './initials';

describe('pinyin initials', () => {
  it.each([
    ['东北珍珠米', 'dbzzm'],
    ['长粒香大米', 'clxdm'],
    ['AD 钙奶（250 ml）', 'adgn250ml'],
    ['绿豆', 'ld'],
    ['', ''],
    ['🥬', ''],
  ])('%s is found by %s', async (name, letters) => {
    const initialsOf = await initials();
    expect(initialsOf(name)).toBe(letters);
    expect(initialsOf(name)).toBe(letters);
  });
});
