import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Person } from './person';
import type { Device, Stage } from './stage';

const OUT = path.join(__dirname, '../../../out/e2e');
const WAIT_MS = 15_000;
const TAPS = 20;

/**
 * From a cold cache to the moment when `words` can be read, in milliseconds. The device is at the page already (signed in,
 * if need be); what the browser has cached is dropped and the page loaded anew.
 */
export async function interactiveMs(device: Device, words: string): Promise<number> {
  const { page } = device;
  const network = await page.context().newCDPSession(page);
  await network.send('Network.clearBrowserCache');
  await network.detach();
  await page.reload({ waitUntil: 'commit' });
  const handle = await page.waitForFunction(
    (text) => document.body !== null && window.eyes.sees(text, []) && performance.now(),
    words,
    { timeout: WAIT_MS, polling: 'raf' },
  );
  return Math.round(Number(await handle.jsonValue()));
}

/**
 * From the finger's touch to the picture that answers it: the median of 20 taps on the labels in turn, in milliseconds.
 * @throws Error when a tap changes nothing within 15 s.
 */
export async function tapToPaintMs(person: Person, labels: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (let tap = 0; tap < TAPS; tap += 1) {
    times.push(await person.timesTap(labels[tap % labels.length] ?? ''));
  }
  return Math.round(medianOf(times) * 10) / 10;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}

/** Says what was measured on a stage in one line of JSON, and keeps it in `out/e2e/<build>-<name>.json`. */
export function report(
  { build }: Pick<Stage, 'build'>,
  name: string,
  measured: Record<string, number>,
): void {
  const line = JSON.stringify({ measure: name, build, ...measured });
  mkdirSync(OUT, { recursive: true });
  writeFileSync(path.join(OUT, `${build}-${name}.json`), `${line}\n`);
  process.stdout.write(`${line}\n`);
}
