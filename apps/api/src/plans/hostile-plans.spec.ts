import { PlanFaults } from './plan.faults';
import { parsePlan } from './plan.parse';
import { catalogues, files } from './testing/hostile-files';
import { SOUND_CATALOGUE, SOUND_PLAN, type Contents } from './testing/hostile-plan';
import { values } from './testing/hostile-values';

function told(
  plan: Contents,
  { goods = SOUND_CATALOGUE, name = 'plan.yaml' }: { goods?: Contents; name?: string },
): string[] {
  try {
    parsePlan(plan, () => goods, { name, today: '2026-11-21' });
  } catch (error) {
    if (error instanceof PlanFaults) return error.faults.map(({ sentence }) => sentence);
    throw error;
  }
  return [];
}

/** What people bring, and word by word what they are told. A plan is refused whole: nothing of it is loaded. */
describe('hostile files', () => {
  it('are made from a plan without a fault', () => {
    expect(told(SOUND_PLAN, {})).toEqual([]);
    expect(told(`\ufeff${SOUND_PLAN.replaceAll('\n', '\r\n')}`, {})).toEqual([]);
  });
  it.each(files)('for a plan: %s', (_what, plan, ...sentences) => {
    expect(told(plan, {})).toEqual(sentences);
  });
  it.each(values)('in a plan: %s', (_what, plan, ...sentences) => {
    expect(told(plan, {})).toEqual(sentences);
  });
  it.each(catalogues)('for a catalogue: %s', (_what, goods, ...sentences) => {
    expect(told(SOUND_PLAN, { goods })).toEqual(sentences);
  });
  it('named as a table', () => {
    expect(told('楼栋,单元,户数\n1,1,24\n', { name: '名单.csv' })).toEqual([
      '名单.csv：这是表格，不是方案文件；请从 plans 文件夹里的模板开始，用记事本填写',
    ]);
  });
});
