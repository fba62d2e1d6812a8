import { parseOptions } from './options';

describe('parseOptions', () => {
  it('asks for 500 payments, 200 refunds and five kills unless told', () => {
    expect(parseOptions([])).toEqual({
      payments: 500,
      refunds: 200,
      kills: 5,
      seed: 1,
      mysql: false,
      out: 'out/chaos/',
    });
  });

  it.each([
    [['--payments', 'many'], '--payments: not a whole number'],
    [['--payments', '1'], '--payments: at least 2'],
    [['--payments', '10', '--refunds', '6'], '--refunds: at most half'],
    [['--kills', '-1'], "'--kills' argument is ambiguous"],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('refuses %j', (argv, fault) => {
    expect(() => parseOptions(argv)).toThrow(fault);
  });
});
