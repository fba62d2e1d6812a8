import { PLACE_KINDS, type PlaceKind } from '@cailan/shared-types';
import { dropPointKinds } from '../district/places/district-rules';
import type { PlaceCodes } from './places.check';
import type { FaultList } from './plan.faults';
import type { PlanFile } from './plan.schema';
import type { Loose } from './plan.shape';

/** Checks that whoever is to receive can be there, and that goods which wait for people in turns wait somewhere. */
export function checkChain(plan: Loose<PlanFile>, { areas }: PlaceCodes, faults: FaultList): void {
  for (const kind of PLACE_KINDS) checkWords(plan, kind, faults);
  const received = plan.chain?.company?.receives === 'committee';
  for (const { area, kind, path } of areas) {
    if (kind !== 'company' && area.committee !== undefined)
      faults.add(`${path}.committee`, '只有连队写两委人数');
    if (kind === 'company' && received && area.committee === undefined)
      faults.add(`${path}.committee`, '由两委接货的连队要写两委人数');
  }
}

function checkWords(plan: Loose<PlanFile>, kind: PlaceKind, faults: FaultList): void {
  const words = plan.chain?.[kind];
  const path = `chain.${kind}`;
  if (words?.receives === 'committee' && kind !== 'company')
    faults.add(
      `${path}.receives`,
      '两委（committee）只在连队接货，小区和平房区请写 captain、leader 或 point_staff',
    );
  if (words?.receives === 'point_staff' && words.handsOut === 'turns' && !holdsSomewhere(plan, kind))
    faults.add(`${path}.handsOut`, `来领之前货要有地方存放，请在 hops.${kind} 里把交接点的 holds 写成 true`);
  if (plan.deliveryGroups?.[kind] === 'grid' && (words?.receives ?? 'captain') === 'captain')
    faults.add(`${path}.receives`, '以网格为集采单位时没有楼栋长接货，请写 leader 或 point_staff');
}

/** Whether the last point before the people holds goods. */
function holdsSomewhere(plan: Loose<PlanFile>, kind: PlaceKind): boolean {
  const points = (plan.hops?.[kind] ?? []).filter((hop) =>
    dropPointKinds.some((known) => known === hop?.stop),
  );
  return points.at(-1)?.holds === true;
}
