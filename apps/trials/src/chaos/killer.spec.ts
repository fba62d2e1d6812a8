import { Killer } from './killer';

describe('Killer', () => {
  it('kills at even distances, one after another', async () => {
    const at: number[] = [];
    let now = 0;
    let dying = 0;
    const killer = new Killer(
      async () => {
        expect(++dying).toBe(1);
        at.push(now);
        await Promise.resolve();
        dying -= 1;
      },
      60,
      5,
    );
    for (now = 1; now <= 60; now++) {
      killer.tick();
      await killer.rest();
    }
    expect(at).toEqual([10, 20, 30, 40, 50]);
  });

  it('kills nobody when told so', async () => {
    const killer = new Killer(() => Promise.reject(new Error('killed')), 3, 0);
    for (let i = 0; i < 3; i++) killer.tick();
    await expect(killer.rest()).resolves.toBeUndefined();
  });
});
