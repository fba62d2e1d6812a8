import { daysUntil, instantOf, timeFault, typedTimeOf } from './typed-time';

describe('a time as it is typed', () => {
  it('is Shanghai time', () => {
    expect(typedTimeOf('2026-11-22T16:05:00.000Z')).toEqual({ day: '2026-11-23', clock: '00:05' });
  });

  it.each([
    ['19:30', '2026-11-23T11:30:00.000Z'],
    ['19：30', '2026-11-23T11:30:00.000Z'],
    ['１９：３０', '2026-11-23T11:30:00.000Z'],
    ['1930', '2026-11-23T11:30:00.000Z'],
    [' 9.05 ', '2026-11-23T01:05:00.000Z'],
    ['00:00', '2026-11-22T16:00:00.000Z'],
    ['23:59', '2026-11-23T15:59:00.000Z'],
  ])('reads %j', (clock, instant) => {
    expect(instantOf({ day: '2026-11-23', clock })).toBe(instant);
  });

  it.each(['', '24:00', '12:60', '晚上八点', '-1:30', '1:2', '😀'])('does not read %j', (clock) => {
    expect(instantOf({ day: '2026-11-23', clock })).toBeUndefined();
  });

  it('is named where it cannot be read', () => {
    const at = (clock: string) => ({ day: '2026-11-23', clock });
    expect(timeFault({ 开团: at('1330'), 截单: at('25:99'), 付款截止: at('abc') })).toBe(
      '截单、付款截止时间请写成 19:30 这样',
    );
    expect(timeFault({ 开团: at('13:30') })).toBeUndefined();
  });

  it('comes back as it went in', () => {
    for (const instant of ['2026-11-23T11:30:00.000Z', '2026-12-31T16:00:00.000Z'])
      expect(instantOf(typedTimeOf(instant))).toBe(instant);
  });
});

describe('the days to choose from', () => {
  const now = new Date('2026-11-22T02:00:00.000Z');

  it('run from today to the window', () => {
    expect(daysUntil('2026-11-24T11:30:00.000Z', now)).toEqual([
      { value: '2026-11-22', label: '今天' },
      { value: '2026-11-23', label: '明天' },
      { value: '2026-11-24', label: '11月24日' },
    ]);
  });

  it('are never none, and never many', () => {
    expect(daysUntil('2026-11-20T00:00:00.000Z', now)).toHaveLength(1);
    expect(daysUntil('2027-11-20T00:00:00.000Z', now)).toHaveLength(15);
  });
});
