import type { Device, OpenedDocument } from '../stage';
import { Person } from '../person';
import { agrees } from './agree';
import { statementIn, type Statement } from './statement';

/** The number of the evening's round, which stands under its window. */
export async function codeOfEvening(shop: Person): Promise<string> {
  await shop.sees('小区及平房区晚间配送');
  const [, code] = /小区及平房区晚间配送[^\n]*\n(R-[\d-]+)/.exec(await shop.text()) ?? [];
  if (!code) throw new Error('there is no round for the evening');
  return code;
}

/** Looks at the voucher and its picture. */
export async function opensVouchers(shop: Person, voucher: string): Promise<void> {
  await shop.taps('更多');
  await shop.taps('付款凭证');
  await shop.sees(voucher);
  await shop.taps('看凭证照片');
}

/** The money is in the account. */
export async function answersVoucher(shop: Person): Promise<void> {
  await shop.taps('收到');
  await agrees(shop, '请先核对银行到账金额', '收到');
  await shop.sees('没有等您答复的凭证');
  await shop.taps('返回');
}

/** Makes the paid buildings a wave. */
export async function beginsPicking(shop: Person): Promise<void> {
  await shop.taps('拣货');
  await shop.taps('开始拣这 2 栋');
  await shop.sees('0 / 3 样拣完');
}

/** Goes along the shelves; of the chicken legs one is missing, and another product of their class takes its place. */
export async function picks(shop: Person): Promise<void> {
  await shop.taps('拣齐');
  await shop.sees('1 / 3 样拣完');
  await shop.taps('拣齐');
  await shop.sees('2 / 3 样拣完');
  await shop.taps('替换');
  await shop.types('原货拣到', '1');
  await shop.types('换货几件', '1');
  await shop.taps('换 鸡胸肉');
  await shop.sees('3 / 3 样拣完');
  await shop.taps('完成拣货');
  await agrees(shop, '完成后不能再改数量', '完成');
  await shop.sees('这一波拣完了');
  await shop.within('等住户答复').sees('1 户次');
}

/** Weighs what is sold by weight, closes the household's bags and prints their labels. */
export async function packs(
  shop: Person,
  { door, grams, labels }: { door: string; grams?: number; labels: number },
): Promise<OpenedDocument> {
  await shop.sees(door);
  if (grams) await shop.types('猪五花 称了多少克', String(grams));
  await shop.taps('装好这一户');
  await shop.sees(`刚装好 ${door}`);
  await shop.taps(`打印 ${door} 的标签`);
  return shop.opensDocument(labels);
}

/** Counts the crates of the building before the packer. */
export async function countsCrates(shop: Person, building: string, crates: number): Promise<void> {
  await shop.taps('记周转箱');
  const lane = shop.within('冷藏箱');
  for (let crate = 1; crate <= crates; crate += 1) await lane.taps('+');
  await shop.taps(`记下共 ${crates} 箱`);
  await shop.sees(`记下了：${building} ${crates} 箱`);
}

/** Puts both buildings on a vehicle, checks the load and signs. */
export async function loads(shop: Person, plate: string, driver: string): Promise<void> {
  await shop.taps('发车');
  await shop.types('车牌', plate);
  await shop.taps(driver);
  await shop.taps('排好这一车');
  await shop.taps('临江苑小区1号楼 4 袋');
  await shop.taps('临江苑小区2号楼 1 袋');
  await shop.taps('签字发车');
  await shop.sees('我们已签字');
}

/** Ends the round once every bag has ended. @param look called on the round's page before. */
export async function settles(shop: Person, look: (name: string) => Promise<void>): Promise<void> {
  await shop.taps('团期');
  await shop.taps('送完就能结算');
  await shop.sees('现在结算');
  await look('商超-一团');
  await shop.taps('现在结算');
  await agrees(shop, '现在结算？', '结算');
}

/** The statement comes up by itself once the round is settled. */
export async function readsStatement(shop: Person): Promise<Statement> {
  await shop.sees('对账单');
  await shop.sees('已结算');
  // With its figure: the round's own page also speaks of 应退, and may stand there a moment longer.
  await shop.sees('应退¥');
  return statementIn(await shop.text(), ['订购', '已付', '实际', '已退', '应退']);
}

/** Prints the sorting sheets from a desk. @returns the sheets of paper, and the parts that begin on one each. */
export async function printsSortingSheets(device: Device): Promise<{ sheets: number; parts: number }> {
  const desk = await device.twin({ page: 'supermarket/print/index', desk: true });
  const shop = Person.at(desk);
  await shop.taps('分拣表 看和打印');
  await shop.sees('分拣表 · ');
  const parts = await desk.page.locator('.paper__part').count();
  const pdf = await desk.page.pdf({ preferCSSPageSize: true });
  await desk.close();
  return { sheets: pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0, parts };
}
