import type { Person } from '../person';
import { agrees } from './agree';
import { statementIn, type Statement } from './statement';

/** Reads what a building has ordered, by product and by household. @param look called on each of the two pages. */
export async function readsRollUp(leader: Person, look: (name: string) => Promise<void>): Promise<void> {
  await leader.taps('老百姓超市');
  await leader.sees('临江苑小区1号楼');
  await leader.sees('2 / 36 户已下单');
  await look('网格员-楼栋');
  await leader.taps('汇总和分享');
  await leader.sees('合计 3 种，6 件');
  await leader.within('猪五花').sees('× 3');
  await look('网格员-汇总');
  await leader.taps('按户');
  await leader.sees('1-3-202');
  await leader.taps('返回');
  await leader.taps('返回');
}

/** Confirms both buildings in one action. */
export async function confirms(leader: Person): Promise<void> {
  await leader.taps('确认并付款');
  await leader.sees('这些楼不能再下单');
  await leader.taps('确认 2 单');
  await agrees(leader, '确认这些楼的单？', '确认');
  await leader.sees('已确认，下一步付款');
}

/** Pays a part in WeChat, as one does whose card has a limit. @param yuan as typed, `100` */
export async function paysByWechat(leader: Person, yuan: string): Promise<void> {
  await leader.taps('付款给老百姓超市');
  await leader.taps('微信支付');
  await leader.types('这次付多少（元）', yuan);
  await leader.taps('微信付款');
  await leader.taps('确认支付');
  await leader.taps('允许');
  await leader.sees(`已到账 ¥${yuan}.00`);
}

/** Sees the money that came back for what was short and lighter. */
export async function seesRefund(leader: Person): Promise<void> {
  await leader.taps('看退款');
  await leader.sees('第 1 批');
  await leader.taps('看明细');
  await leader.sees('称重差额');
}

/** Transfers the amount, and hands its voucher to the supermarket. */
export async function paysByTransfer(leader: Person, voucher: string): Promise<void> {
  await leader.taps('付款给老百姓超市');
  await leader.taps('银行转账');
  await leader.types('凭证号（转账单上的号）', voucher);
  await leader.taps('拍转账凭证');
  await takesPicture(leader);
  await leader.sees('重拍');
  await leader.taps('已转账，交给商超查');
  await leader.sees('等待结果');
  await leader.sees(voucher);
}

/** WeChat asks where the picture comes from; a browser opens its own chooser. */
async function takesPicture(person: Person): Promise<void> {
  if (await person.canSee('拍摄')) await person.taps('拍摄');
}

/** Sees that the supermarket has the money. */
export async function seesPaid(leader: Person): Promise<void> {
  await leader.sees('已到账，不用再付');
  await leader.within('临江苑小区1号楼').sees('已付款');
}

/** Back from the payment to what everyone owes. */
export async function opensBook(leader: Person): Promise<void> {
  await leader.taps('返回');
  await leader.taps('账本');
  await leader.sees('1-3-101');
}

/** Ticks what a household has paid. */
export async function collects(leader: Person, door: string): Promise<void> {
  await leader.within(door).taps('收到了');
  await agrees(leader, '登记后不能撤销', '收到了');
  await leader.sees('已登记');
}

/** Opens the round's statement from the book. */
export async function readsStatement(leader: Person): Promise<Statement> {
  await leader.within('和商超对账').taps('老百姓超市');
  // The book also speaks of 应退, and may stand there a moment longer.
  await leader.sees('实际到货¥');
  return statementIn(await leader.text(), ['订购', '已付', '实际到货', '已退', '应退']);
}
