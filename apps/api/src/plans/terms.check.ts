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
    if (limited.has(limit.class)) faults.add(`${path}.class`, `${limit.class} is limited twice`);
    limited.add(limit.class);
  }
  const capped = new Set<string>();
  for (const [ceiling, path] of each(plan.priceCeilings, 'priceCeilings')) {
    if (ceiling.product === undefined) continue;
    const product = goods.products.resolve(ceiling.product, `${path}.product`);
    if (capped.has(ceiling.product)) faults.add(`${path}.product`, `${ceiling.product} has two ceilings`);
    capped.add(ceiling.product);
    if (product?.priceFen !== undefined && (ceiling.ceilingFen ?? Infinity) < product.priceFen) {
      faults.add(`${path}.ceilingFen`, `the catalogue's price is ${product.priceFen}`);
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
    faults.add('rounds.cutOffMinutesBeforeWindow', 'before opening');
  }
  if (cutOff !== undefined && payBy !== undefined && payBy >= cutOff) {
    faults.add('rounds.payByMinutesBeforeWindow', 'before the cut-off');
  }
}

function checkPriority(plan: Loose<PlanFile>, faults: FaultList): void {
  const rules = plan.residents?.priority;
  const permille = (rules ?? []).reduce((sum, rule) => sum + (rule?.permille ?? 0), 0);
  if (permille > 1000)
    faults.add('residents.priority', `the shares add up to ${permille} of 1000 households`);
}
