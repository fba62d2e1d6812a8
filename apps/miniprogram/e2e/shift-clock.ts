import type { BrowserContext } from 'playwright-core';

/** Less than this is the way to the browser and back. */
const NOISE_MS = 2_000;

/** Gives the context's pages the time of this process, which may run on another day than Chromium (faketime). */
export async function shiftClock(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  // eslint-disable-next-line no-restricted-syntax -- the browser's clock beside this process's: what is looked for
  const offsetMs = performance.timeOrigin + performance.now() - (await page.evaluate(() => Date.now()));
  await page.close();
  if (Math.abs(offsetMs) < NOISE_MS) return;
  await context.addInitScript((offset: number) => {
    const real = Date;
    const now = () => real.now() + offset;
    window.Date = new Proxy(real, {
      construct: (target, values: [], made) =>
        Reflect.construct(target, values.length > 0 ? values : [now()], made) as Date,
      apply: () => new real(now()).toString(),
      get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
    });
  }, offsetMs);
}
