import type { Goods } from './catalogue.check';
import type { FaultList } from './plan.faults';
import type { PlanFile } from './plan.schema';
import type { Loose } from './plan.shape';
import { each } from './reference';

/** Checks the round defaults, limits, price ceilings and priority rules against each other and the catalogue. */
export function checkTerms(plan: Loose<PlanFile>, goods: Goods, faults: FaultList): void {
  checkRounds(plan.rounds, faults);
  const limited = new Set<string>();
  for (const [limit, path] of each(plan.limits, 'limits')) {
    if (limit.class === undefined) continue;
    if (limited.has(limit.class)) faults.add(`${path}.class`, '这一类限量写了两次，请只留一个');
    limited.add(limit.class);
  }
  const capped = new Set<string>();
  for (const [ceiling, path] of each(plan.priceCeilings, 'priceCeilings')) {
    if (ceiling.product === undefined) continue;
    const product = goods.products.resolve(ceiling.product, `${path}.product`);
    if (capped.has(ceiling.product)) faults.add(`${path}.product`, '这个商品限价写了两次，请只留一个');
    capped.add(ceiling.product);
    if (product?.priceFen !== undefined && (ceiling.ceilingFen ?? Infinity) < product.priceFen) {
      faults.add(`${path}.ceilingFen`, `商品目录里的价格是 ${product.priceFen} 分，限价不能低于它`);
    }
  }
  checkPriority(plan, faults);
}

/** Before a window come, in this order: opening, cut-off, pay-by. */
function checkRounds(rounds: Loose<PlanFile>['rounds'], faults: FaultList): void {
  const opens = rounds?.opensMinutesBeforeWindow;
  const cutOff = rounds?.cutOffMinutesBeforeWindow;
  const payBy = rounds?.payByMinutesBeforeWindow;
  if (opens !== undefined && cutOff !== undefined && cutOff >= opens) {
    faults.add('rounds.cutOffMinutesBeforeWindow', '截单要在开团之后：应小于 opensMinutesBeforeWindow');
  }
  if (cutOff !== undefined && payBy !== undefined && payBy >= cutOff) {
    faults.add('rounds.payByMinutesBeforeWindow', '付款截止要在截单之后：应小于 cutOffMinutesBeforeWindow');
  }
}

function checkPriority(plan: Loose<PlanFile>, faults: FaultList): void {
  const rules = plan.residents?.priority;
  const permille = (rules ?? []).reduce((sum, rule) => sum + (rule?.permille ?? 0), 0);
  if (permille > 1000) faults.add('residents.priority', `各类千分比加起来是 ${permille}，不能超过 1000`);
}
