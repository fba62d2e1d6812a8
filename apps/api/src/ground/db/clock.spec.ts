import { Clock, machine } from '../clock';

describe('Clock', () => {
  const about = (clock: Clock, instant: string) =>
    expect(Math.abs(clock.ms() - Date.parse(instant))).toBeLessThan(1_000);

  it('tells the time of the machine in the form in which instants are stored', () => {
    const clock = new Clock();
    about(clock, machine.now());
    expect(clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('runs on from where it was set, to and fro', async () => {
    const clock = new Clock();
    clock.set('2026-11-21T11:30:00.000Z');
    about(clock, '2026-11-21T11:30:00.000Z');
    const before = clock.ms();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.ms()).toBeGreaterThan(before);
    clock.set('2026-11-20T16:05:00.000Z');
    about(clock, '2026-11-20T16:05:00.000Z');
  });

  it('gives instants that lie ahead or behind', () => {
    const clock = new Clock();
    clock.set('2026-11-21T23:59:30.000Z');
    expect(clock.in(60).slice(0, 17)).toBe('2026-11-22T00:00:');
    expect(clock.in(-3600) < clock.now()).toBe(true);
  });
});
