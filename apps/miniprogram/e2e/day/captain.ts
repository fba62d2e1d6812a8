import type { Person } from '../person';
import { agrees } from './agree';

/** Goes to the building's handoff, which `words` lead to. */
export async function goesToGate(captain: Person, words: '开始点收' | '接着点收'): Promise<void> {
  await captain.taps('收货');
  await captain.taps(words);
}

/** Scans every bag that is still missing, by the code on its label. @returns how many there were. */
export async function scansBags(captain: Person): Promise<number> {
  await captain.sees('没点到的');
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
  [...text.matchAll(/(?:常温|冷藏|冷冻|药品) · ([0-9A-Z]{4,32})/g)].flatMap(([, code]) =>
    code ? [code] : [],
  );

/** Signs for the building's goods. */
export async function signsFor(captain: Person): Promise<void> {
  await captain.taps('签收');
  await agrees(captain, '应收', '签字');
  await captain.sees('接收方已签');
}

/** Counts bags and crates besides. */
export async function countsCrates(captain: Person, bags: number, crates: number): Promise<void> {
  await captain.types('袋（应收', String(bags));
  await captain.types('周转箱（应收', String(crates));
  await captain.taps('数目就是这些');
  await captain.sees(`已记周转箱 ${crates} 个`);
}

/** One door is served and one finds nobody, both while the network is lost; then both are sent. */
export async function deliversWithoutNetwork(captain: Person): Promise<void> {
  await captain.losesNetwork();
  await captain.taps('已送达');
  await captain.sees('刚才：1-3-101 已送达');
  await captain.sees('1 条还没传上去');
  await captain.taps('不在家');
  await captain.taps('门卫室');
  await captain.taps('记下');
  await captain.sees('2 条还没传上去');
  await captain.sees('1 / 2 户送到');
  await captain.regainsNetwork();
  await captain.doesNotSee('还没传上去');
  await captain.sees('2 袋 · 门卫室');
}

export async function leavesAtDoor(captain: Person): Promise<void> {
  await captain.taps('去送到户');
  await captain.taps('放门口');
  await captain.sees('1 / 1 户送到');
}

/** Those who were not at home come for their bags. */
export async function handsOutHeld(captain: Person): Promise<void> {
  await captain.taps('来取走了');
  await captain.sees('2 / 2 户送到');
}
