import type { Person } from '../person';

/** Sees who has ordered in a building, by product and by household. */
export async function looksAtRollUp(leader: Person, building: string, shop: string): Promise<void> {
  await leader.within(building).taps(shop);
  await leader.taps('汇总和分享');
}

/** Confirms all buildings that are ready, in one action. */
export async function confirms(leader: Person): Promise<void> {
  await leader.taps('确认并付款');
  await leader.taps('确认 2 单');
  await leader.sees('确认以后住户不能再改单');
  await leader.taps('确认');
  await leader.sees('已确认，下一步付款');
}
