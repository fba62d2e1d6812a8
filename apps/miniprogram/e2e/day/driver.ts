import type { Person } from '../person';
import { agrees } from './agree';

/** Signs for the goods, and leaves. */
export async function takesOver(driver: Person, plate: string): Promise<void> {
  await driver.taps(plate);
  await driver.taps('我收到，签字');
  await agrees(driver, '从现在起由您负责', '签字');
  await driver.sees('在路上');
}

/** Holds the pass before the gate's camera; it needs no network. */
export async function showsPass(driver: Person): Promise<string> {
  await driver.losesNetwork();
  await driver.sees('没有网也能出示');
  const pass = await driver.shows();
  await driver.regainsNetwork();
  return pass;
}

/** Signs what was handed over of a building, once all its bags were counted. */
export async function handsOver(driver: Person, building: string, bags: number): Promise<void> {
  const goods = driver.within(building);
  await goods.sees(`${bags} / ${bags}`);
  await goods.taps('我交出，签字');
  await agrees(driver, `交出 ${bags} 袋。`, '签字');
  await goods.sees('双方都签了');
}
