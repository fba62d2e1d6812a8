import type { OrderFacts } from './push.sql';
import { arrivedText, confirmedText, pushData } from './push-texts';

const order: OrderFacts = {
  supermarketName: '老百姓超市\n（临江苑店）  离您最近的一家平价超市',
  groupName: '临江苑小区1号楼',
  door: '1-1-101',
  amountFen: 5680,
};
const told = { at: '2026-11-21T12:30:00.000Z', amountFen: 1205 };

describe('a subscribe message', () => {
  it('fills the fields that the chosen template has, and no other', () => {
    const fields = { where: 'thing12', amount: 'amount2', time: 'date6' };
    expect(pushData(fields, order, told)).toEqual({
      thing12: '临江苑小区1号楼 1-1-101',
      amount2: '¥12.05',
      date6: '2026-11-21 20:30',
    });
  });

  it('cuts what is longer than WeChat takes, and never sends an empty field', () => {
    const { thing1 = '' } = pushData({ shop: 'thing1' }, order, told);
    expect(thing1).toMatch(/^老百姓超市 （临江苑店）/);
    expect([...thing1].length).toBeLessThanOrEqual(20);
    expect(pushData({ shop: 'thing1' }, { ...order, supermarketName: ' ' }, told)).toEqual({ thing1: '—' });
  });
});

it('tells a household’s inbox of its confirmed order and of its bags at the gate', () => {
  const order = { householdId: 'h', supermarketName: '老百姓超市', runningNumber: 12, amountFen: 5214 };
  expect([confirmedText(order), confirmedText({ ...order, runningNumber: null })]).toEqual([
    '老百姓超市：网格员已确认您家的清单，共 ¥52.14，跟团号 12。',
    '老百姓超市：网格员已确认您家的清单，共 ¥52.14。',
  ]);
  expect(arrivedText({ householdId: 'h', supermarketName: '老百姓超市', bags: 2 })).toBe(
    '老百姓超市：您家的 2 袋到门口了，楼栋长会按户分送。',
  );
});
