import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { localDate } from '@cailan/shared-types';
import { machine } from './ground/clock';
import { readPlan, type ReadPlan } from './plans/plan.file';

const USAGE = '用法：npm run plan -- check 方案文件';

/** `npm run plan -- check FILE`: whether a plan can be loaded, without a service or a database. */
function run([command, file, ...rest]: readonly string[]): string {
  if (command !== 'check' || file === undefined || rest.length > 0) throw new Error(USAGE);
  const path = resolve(file);
  if (!existsSync(path)) throw new Error(`没有这个文件：${path}`);
  if (statSync(path).isDirectory()) throw new Error(`这是文件夹，请写明方案文件：${path}`);
  return summary(readPlan(path, localDate(machine.now())));
}

function summary({ source, plan }: ReadPlan): string {
  const communities = source.streets.flatMap((street) => street.communities);
  return [
    `方案没有问题：${source.name}（${source.code}）`,
    `  ${source.streets.length} 个街道，${communities.length} 个社区，${plan.households.length} 户，${plan.dropPoints.length} 个交接点`,
    `  ${plan.windows.length} 个配送时段：${plan.windows.map(({ name, start, end }) => `${name} ${start}–${end}`).join('，')}`,
    `  ${plan.suppliers.length} 家保供企业，商品目录里有 ${plan.products.length} 种商品、${plan.bundles.length} 个套餐包`,
  ].join('\n');
}

try {
  console.log(run(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
