import { PlanFaults } from './plan.faults';
import { parsePlan } from './plan.parse';
import { changedPlanFile, faultsOf, readPlanFile } from './testing/repository-plans';

describe('a bad catalogue', () => {
  const plan = readPlanFile('a8-regiment.yaml');
  const cases: [change: Record<string, unknown>, ...faults: string[]][] = [
    [
      { 'products.0.priceFen': -3490 },
      'catalogue.yaml products 第 1 项 priceFen（价格，单位分）：写的是“-3490”，应为 1 到 1000000 的整数',
    ],
    [
      { 'products.0.priceFen': 34.9 },
      'catalogue.yaml products 第 1 项 priceFen（价格，单位分）：写的是“34.9”，应为 1 到 1000000 的整数',
    ],
    [
      { 'products.0.prize': 1 },
      'catalogue.yaml products 第 1 项 prize：写的是“1”，没有这个字段，这里可以写的有：code、name、spec、unit、class、saleKind、priceFen、fenPerKg、massGrams、storage、shelf、aliases、prescription',
    ],
    [
      { 'products.0.saleKind': 'dozen' },
      'catalogue.yaml products 第 1 项 saleKind（卖法）：写的是“dozen”，应为 piece、weight 之一',
    ],
    [
      { 'products.2.fenPerKg': 100 },
      'catalogue.yaml products 第 3 项 fenPerKg（每公斤价，单位分）：写的是“100”，只有称重商品（saleKind: weight）才写每公斤价',
    ],
    [
      { 'products.2.prescription': true },
      'catalogue.yaml products 第 3 项 prescription（处方药）：写的是“true”，只有药品（medicine）可以是处方药',
    ],
    [
      { 'products.21.massGrams': 400 },
      'catalogue.yaml products 第 22 项 massGrams（重量，单位克）：写的是“400”，称重商品按 500 克一份卖，应为 500',
    ],
    [
      { 'products.21.fenPerKg': undefined },
      'catalogue.yaml products 第 22 项 fenPerKg（每公斤价，单位分）：没有写，称重商品要写每公斤价（分）',
    ],
    [
      { 'products.21.fenPerKg': 243 },
      'catalogue.yaml products 第 22 项 priceFen（价格，单位分）：写的是“120”，每公斤 243 分，500 克应为 122',
    ],
    [
      { 'products.1.code': 'GRN-001' },
      'catalogue.yaml products 第 2 项 code（编号）：写的是“GRN-001”，和“products 第 1 项 code”重复，请换一个',
    ],
    [
      { 'bundles.7.code': 'GRN-001' },
      'catalogue.yaml bundles 第 8 项 code（编号）：写的是“GRN-001”，和“products 第 1 项 code”重复，请换一个',
      '方案 suppliers 第 1 项 carries bundles 第 8 项（套餐包）：写的是“BUN-008”，没有这个套餐包，请检查编号',
      '方案 suppliers 第 2 项 carries bundles 第 5 项（套餐包）：写的是“BUN-008”，没有这个套餐包，请检查编号',
    ],
    [
      { 'bundles.9.components.1.code': 'NIX' },
      'catalogue.yaml bundles 第 10 项 components 第 2 项 code（编号）：写的是“NIX”，没有这个商品，请检查编号',
      '方案 suppliers 第 6 项 carries bundles 第 1 项（套餐包）：写的是“BUN-010”，套餐里的 NIX 这家不卖',
      '方案 suppliers 第 7 项 carries bundles 第 1 项（套餐包）：写的是“BUN-010”，套餐里的 NIX 这家不卖',
    ],
    [
      { 'bundles.0.components.1.code': 'VEG-002' },
      'catalogue.yaml bundles 第 1 项 components 第 2 项 code（编号）：写的是“VEG-002”，称重商品不能放进套餐包',
    ],
    [
      { 'bundles.0.components.1.code': 'GRN-003' },
      'catalogue.yaml bundles 第 1 项 components 第 2 项 code（编号）：写的是“GRN-003”，在这个套餐包里写了两次，请合并数量',
    ],
    [
      { 'bundles.0.components.1.quantity': 0 },
      'catalogue.yaml bundles 第 1 项 components 第 2 项 quantity（数量）：写的是“0”，应为 1 到 100 的整数',
    ],
  ];

  it.each(cases)('%j', (change, ...faults) => {
    expect(faultsOf(plan, changedPlanFile('catalogue.yaml', change))).toEqual(faults);
  });

  it('that cannot be read is a fault of the plan', () => {
    const parseIt = (): unknown =>
      parsePlan(plan, () => {
        throw new Error('ENOENT');
      });
    expect(parseIt).toThrow(PlanFaults);
    expect(parseIt).toThrow(
      'catalogue（商品目录文件）：写的是“catalogue.yaml”，没有这个文件，商品目录要和方案放在同一个文件夹里',
    );
  });
});
