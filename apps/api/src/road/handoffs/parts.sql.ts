import type { Value } from '../../ground/db/db';
import type { Handoff } from './handoff.entity';

/** Which part of its group order a handoff is of. */
export type HandoffPart = Pick<Handoff, 'unitId' | 'carrierRoundId'>;

/** The WHERE of bags `alias` of a group order that are of a handoff's part: one unit's, one carrier's round, or all of them. */
export function ofPart(
  { unitId, carrierRoundId }: HandoffPart,
  alias = 'bags',
): { sql: string; values: Value[] } {
  if (unitId !== null)
    return { sql: `${alias}.householdId IN (SELECT id FROM households WHERE unitId = ?)`, values: [unitId] };
  if (carrierRoundId !== null)
    return {
      sql: `${alias}.householdId IN (SELECT ph.id FROM households ph JOIN carrier_round_parts pp
        ON pp.deliveryGroupId = ph.deliveryGroupId AND ph.sort BETWEEN pp.fromSort AND pp.toSort
        WHERE pp.carrierRoundId = ?)`,
      values: [carrierRoundId],
    };
  return { sql: '1 = 1', values: [] };
}
