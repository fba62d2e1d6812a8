import type { Person } from '../person';
import type { Build } from '../stage';

/** Opens the shelf of the one supermarket for the coming delivery. */
export async function goesShopping(resident: Person): Promise<void> {
  await resident.taps('写清单');
  await resident.taps('老百姓超市');
}

/** Orders for a neighbour who cannot. */
export async function goesShoppingFor(captain: Person, neighbour: string): Promise<void> {
  await captain.taps('帮下单');
  await captain.within(neighbour).taps('帮他下单');
  await captain.taps('接着挑');
  await captain.taps('老百姓超市');
}

/** Looks a product up by the first letters of its pinyin, and takes some. */
export async function takes(
  resident: Person,
  { initials, name, units }: { initials: string; name: string; units: number },
): Promise<void> {
  await resident.types('找商品', initials);
  const product = resident.within(name);
  for (let unit = 1; unit <= units; unit += 1) {
    await product.taps('+');
    await product.sees(`−${unit}+`);
  }
}

/** Says what to do when a product is short. */
export async function wishes(resident: Person, product: string, wish: string): Promise<void> {
  await resident.within(product).taps('缺货时');
  await resident.taps(wish);
  await resident.within(product).sees(`缺货时${wish}`);
}

export async function leavesNote(resident: Person, note: string): Promise<void> {
  await resident.types('留言给网格员和商超', note);
}

/** Tries to hand the list in, and lets WeChat bring the messages about it. */
export async function triesToHandIn(resident: Person): Promise<void> {
  await resident.taps('交给网格员');
  await resident.taps('允许');
}

/** Hands the list to the grid leader. */
export async function handsIn(resident: Person): Promise<void> {
  await triesToHandIn(resident);
  await resident.sees('已交给网格员');
}

/** Hands a neighbour's list in: WeChat asks nothing, since its messages go to the neighbour. */
export async function handsInFor(captain: Person): Promise<void> {
  await captain.taps('交给网格员');
  await captain.sees('已交给网格员');
}

/** Closes the app and opens it again: a browser where it was, WeChat at the first page. */
export async function reopensList(resident: Person, build: Build): Promise<void> {
  await resident.reloads();
  if (build === 'weapp') await resident.taps('看清单，去交');
}

/** Home from a list that was opened anew: nothing lies below it in a browser. */
export async function leavesList(resident: Person, build: Build): Promise<void> {
  await resident.taps(build === 'h5' ? '首页' : '返回');
}

/** From the list by way of the shelf. */
export async function goesHome(resident: Person): Promise<void> {
  await resident.taps('返回');
  await resident.taps('返回');
}

/** Opens the app again, and takes what came in place of what ran out. */
export async function answersQuestion(resident: Person): Promise<void> {
  await resident.reloads();
  await resident.sees('鸡腿 没有了');
  await resident.taps('换');
  await resident.doesNotSee('鸡腿 没有了');
}

/** Opens the order, and says that the goods are here. */
export async function confirmsReceipt(resident: Person): Promise<void> {
  await resident.taps('老百姓超市');
  await resident.sees('称得 980 g');
  await resident.taps('收到了');
  await resident.sees('确认收到了');
}
