import type { ClassLimitView, PriceCeilingView } from '@cailan/shared-types';
import type { Clock } from '../ground/clock';
import type { Tx } from '../ground/db/db';
import { newId } from '../ground/db/ids';
import { classLimits, priceCeilings } from '../district/catalogue/products.moves';
import type { PlanAmendment } from '../district/plan/amendment.entity';
import { dropPoints } from '../district/places/places.moves';
import { windowPoints } from '../district/windows/window-points.moves';

interface Written {
  pointId: string;
  name: string;
  staff: number;
  capacity: number;
  limits: ClassLimitView[];
  ceilings: PriceCeilingView[];
}

/** Writes what an amendment says, at the moment when it comes into force. Windows write theirs themselves. */
export async function writeChange(
  tx: Tx,
  clock: Clock,
  { what, districtId, changeJson }: Pick<PlanAmendment, 'what' | 'districtId' | 'changeJson'>,
): Promise<void> {
  const { pointId, name, staff, capacity, limits, ceilings } = JSON.parse(changeJson) as Written;
  const now = clock.now();
  if (what === 'drop_point') {
    await windowPoints.follow(tx, pointId, capacity, now);
    await dropPoints.change(tx, pointId, { name, staff, capacity });
  }
  if (what === 'limits')
    await classLimits.replace(
      tx,
      districtId,
      limits.map((limit) => ({ id: newId(), districtId, ...limit, createdAt: now })),
    );
  if (what === 'ceilings')
    await priceCeilings.replace(
      tx,
      districtId,
      ceilings.map((ceiling) => ({ id: newId(), districtId, ...ceiling })),
    );
}
