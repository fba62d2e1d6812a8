import type { Person } from '../person';
import { agrees } from './agree';

/** Opens the building's handoff at the gate, once its vehicle is there. */
export async function goesToGate(captain: Person): Promise<void> {
  await captain.taps('收货');
  await captain.taps('点收');
}

/** Scans every bag that is still missing, by the code on its label. @returns how many there were. */
export async function scansBags(captain: Person): Promise<number> {
  const labels = codesIn(await captain.text());
  for (const label of labels) {
    await captain.taps('扫袋上的码');
    await captain.scans(label);
    await captain.doesNotSee('码上的字');
  }
  await captain.sees('点齐了');
  return labels.length;
}

/** The bags' codes as the list shows them, behind their lane. */
const codesIn = (text: string): string[] =>
  [...text.matchAll(/(?:常温|冷藏|冷冻|药品) · ([0-9A-Z]{4,32})/g)].flatMap(([, code]) => (code ? [code] : []));

/** Signs for the building's goods. */
export async function signsFor(captain: Person): Promise<void> {
  await captain.taps('签收');
  await agrees(captain, '应收', '签字');
  await captain.sees('您已签字');
}
