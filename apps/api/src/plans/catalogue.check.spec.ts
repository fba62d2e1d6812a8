import { PlanFaults } from './plan.faults';
import { parsePlan } from './plan.parse';
import { changedPlanFile, faultsOf, readPlanFile } from './testing/repository-plans';

describe('a bad catalogue', () => {
  const plan = readPlanFile('a8-regiment.yaml');
  const cases: [change: Record<string, unknown>, ...faults: string[]][] = [
    [
      { 'products.0.priceFen': -3490 },
      'catalogue.products[0].priceFen: expected a whole number from 1 to 1000000',
    ],
    [
      { 'products.0.priceFen': 34.9 },
      'catalogue.products[0].priceFen: expected a whole number from 1 to 1000000',
    ],
    [{ 'products.0.prize': 1 }, 'catalogue.products[0].prize: unknown field'],
    [{ 'products.0.saleKind': 'dozen' }, 'catalogue.products[0].saleKind: expected one of piece, weight'],
    [{ 'products.2.fenPerKg': 100 }, 'catalogue.products[2].fenPerKg: only a product sold by weight has one'],
    [
      { 'products.2.prescription': true },
      'catalogue.products[2].prescription: only medicine can need a prescription',
    ],
    [
      { 'products.21.massGrams': 400 },
      'catalogue.products[21].massGrams: a step of a product sold by weight is 500 g',
    ],
    [
      { 'products.21.fenPerKg': undefined },
      'catalogue.products[21].fenPerKg: needed by a product sold by weight',
    ],
    [
      { 'products.21.fenPerKg': 243 },
      'catalogue.products[21].priceFen: a step of 500 g at 243 fen a kg costs 122',
    ],
    [
      { 'products.1.code': 'GRN-001' },
      'catalogue.products[1].code: GRN-001 is already used at catalogue.products[0].code',
    ],
    [
      { 'bundles.7.code': 'GRN-001' },
      'catalogue.bundles[7].code: GRN-001 is already used at catalogue.products[0].code',
      'suppliers[0].carries.bundles[7]: unknown bundle BUN-008',
      'suppliers[1].carries.bundles[4]: unknown bundle BUN-008',
    ],
    [
      { 'bundles.9.components.1.code': 'NIX' },
      'catalogue.bundles[9].components[1].code: unknown product NIX',
      'suppliers[5].carries.bundles[0]: its component NIX is not carried',
      'suppliers[6].carries.bundles[0]: its component NIX is not carried',
    ],
    [
      { 'bundles.0.components.1.code': 'VEG-002' },
      'catalogue.bundles[0].components[1].code: VEG-002 is sold by weight',
    ],
    [
      { 'bundles.0.components.1.code': 'GRN-003' },
      'catalogue.bundles[0].components[1].code: GRN-003 is listed twice',
    ],
    [
      { 'bundles.0.components.1.quantity': 0 },
      'catalogue.bundles[0].components[1].quantity: expected a whole number from 1 to 100',
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
    expect(parseIt).toThrow('catalogue: catalogue.yaml cannot be read');
  });
});
