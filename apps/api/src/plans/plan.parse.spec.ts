import { catalogueShape } from './catalogue.schema';
import { fieldNames } from './field-names';
import { PlanFaults, type Fault } from './plan.faults';
import { parsePlan } from './plan.parse';
import { planShape } from './plan.schema';
import type { Shape } from './plan.shape';
import { badPlans } from './testing/bad-plans';
import { changedPlanFile, faultsOf, readPlanFile } from './testing/repository-plans';

describe('the plans of the repository', () => {
  it.each(['a1-zhangdian.yaml', 'a4-three-markets.yaml', 'a8-regiment.yaml', 'a12-street.yaml'])(
    '%s has no fault',
    (name) => {
      expect(faultsOf(readPlanFile(name))).toEqual([]);
    },
  );
});

describe('the template', () => {
  const sourceOf = (name: string) => readPlanFile(name);

  it('has no fault, also while licences are looked at', () => {
    const plan = parsePlan(sourceOf('模板.yaml'), sourceOf, { today: '2026-12-01' });
    expect(plan.catalogue.products.map(({ name }) => name)).toEqual(['大米', '面粉', '大白菜']);
  });
});

describe('the fields of a plan', () => {
  const fieldsOf = (shape: Shape<unknown>): string[] => {
    const { inside } = shape;
    if (inside === undefined) return [];
    if (typeof inside === 'function') return fieldsOf(inside);
    return [...inside].flatMap(([name, field]) => [name, ...fieldsOf(field)]);
  };
  const fields = new Set([...fieldsOf(planShape), ...fieldsOf(catalogueShape)]);

  it('have a name in Chinese and stand in the template', () => {
    const template = ['模板.yaml', '模板-商品.yaml'].map(readPlanFile).join('');
    expect([...fields].filter((field) => !template.includes(field))).toEqual([]);
    expect([...fields].filter((field) => !(field in fieldNames)).sort()).toEqual([]);
  });
});

describe('a bad plan', () => {
  it.each(badPlans)('%j', (change, ...faults) => {
    expect(faultsOf(changedPlanFile('a8-regiment.yaml', change))).toEqual(faults);
  });

  it('names every fault at once', () => {
    const faults = faultsOf(
      changedPlanFile('a8-regiment.yaml', {
        seed: null,
        'windows.0.end': '10:00',
        'suppliers.3.windows.0': { window: 'TOWN-EVENING', end: '19:00' },
        'suppliers.6.colour': 1,
        'priceCeilings.2.product': 'NIX',
      }),
    );
    expect(faults.map((fault) => fault.split(/（|：/)[0])).toEqual([
      '方案 seed',
      '方案 suppliers 第 7 项 colour',
      '方案 windows 第 1 项 end',
      '方案 suppliers 第 4 项 windows 第 1 项 end',
      '方案 priceCeilings 第 3 项 product',
    ]);
  });

  it('gives each fault its file, line and path, for programs', () => {
    const source = changedPlanFile('a8-regiment.yaml', { 'windows.0.end': '10:00' });
    let faults: readonly Fault[] = [];
    try {
      parsePlan(source, readPlanFile, { name: 'a8.yaml' });
    } catch (error) {
      if (error instanceof PlanFaults) faults = error.faults;
    }
    const line = source.slice(0, source.indexOf('end: 10:00')).split('\n').length;
    expect(faults).toMatchObject([{ file: 'a8.yaml', line, path: 'windows[0].end' }]);
  });
});
