import { groupOrderNames } from '../group-orders/words';
import type { GroupOrderStatus } from '../group-orders/status';
import { wrongStatus } from '../ground/moves';
import { type WeighedLine, weightsRefusal } from '../packing/rules';
import type { Refusal } from '../refusals';

/** A weight may be corrected from the packing until the goods leave. */
export function reweighRefusal(facts: {
  groupStatus: GroupOrderStatus;
  packedAt: string | null;
}): Refusal | undefined {
  if (!facts.packedAt) return { code: 'not_packed_yet' };
  if (facts.groupStatus === 'picking' || facts.groupStatus === 'packed') return undefined;
  return wrongStatus(groupOrderNames, facts.groupStatus);
}

/**
 * Corrected weights are of lines that were weighed, each once, and as plausible as any (grams of the whole line).
 */
export function correctedWeightsRefusal(
  lines: readonly WeighedLine[],
  weights: readonly { lineId: string; grams: number }[],
): Refusal | undefined {
  const ids = weights.map(({ lineId }) => lineId);
  const named = lines.filter(({ lineId, byWeight, units }) => byWeight && units > 0 && ids.includes(lineId));
  if (new Set(ids).size < ids.length || named.length < ids.length)
    return { code: 'validation_failed', facts: { weights: ids.length } };
  return weightsRefusal(named, weights);
}
