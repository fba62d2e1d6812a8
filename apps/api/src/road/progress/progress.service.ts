import { Injectable } from '@nestjs/common';
import {
  BAG_ARRIVED,
  type BagStatus,
  type Post,
  type UnservedView,
  type WindowExceptionView,
  type WindowProgressView,
} from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { scopeWhere } from '../../ground/access/scope';
import {
  bagCounts,
  bagsOf,
  exceptionCounts,
  exceptionRows,
  householdSteps,
  unservedHouseholds,
  type BagCount,
} from './progress.sql';

/** Who looks after households; a supermarket sees numbers alone. */
const LOCAL: readonly Post[] = [
  'grid_leader',
  'floor_captain',
  'committee',
  'community_staff',
  'district_admin',
];
const PLACES = ['district', 'street', 'community', 'grid', 'building', 'unit', 'delivery_group'] as const;
const arrived: readonly BagStatus[] = BAG_ARRIVED;
const NOT_HANDED_OVER: readonly BagStatus[] = ['packed', 'loaded', 'missing'];

/** How far a window is, from lists to doors, within the reader's scope. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Numbers of everything in the actor's scope; a window in which nothing concerns the actor is all zeros. */
  async get(me: Actor, windowId: string): Promise<WindowProgressView> {
    const local = scopeWhere(me, LOCAL, 'h', PLACES, this.clock);
    const shop = scopeWhere(me, ['supermarket_staff'], 'g', ['supermarket'], this.clock);
    const all = { sql: `(${local.sql} OR ${shop.sql})`, values: [...local.values, ...shop.values] };
    const bags = await bagCounts(this.db, { windowId, ...all });
    return {
      windowId,
      households: funnel(await householdSteps(this.db, { windowId, ...all })),
      bags: byStatus(bags),
      points: byPoint(bags),
      exceptions: await exceptionCounts(this.db, { windowId, ...local }),
    };
  }

  /** What was not as expected when goods changed hands in the actor's places. */
  exceptions(me: Actor, windowId: string, paging: Paging): Promise<Page<WindowExceptionView[]>> {
    const local = scopeWhere(me, LOCAL, 'h', PLACES, this.clock);
    return exceptionRows(this.db, { windowId, ...local }, paging);
  }

  /** The households in the actor's care that do not have all their goods. */
  async unserved(me: Actor, windowId: string, paging: Paging): Promise<Page<UnservedView[]>> {
    const local = scopeWhere(me, LOCAL, 'h', PLACES, this.clock);
    const page = await unservedHouseholds(this.db, { windowId, ...local }, paging);
    const bags = await bagsOf(
      this.db,
      windowId,
      page.reply.map(({ householdId }) => householdId),
    );
    return page.with(
      page.reply.map(({ householdId, door }) => ({
        householdId,
        door,
        bags: bags
          .filter((bag) => bag.householdId === householdId)
          .map(({ code, status, heldAt }) => ({ code, status, heldAt })),
      })),
    );
  }
}

/** Households by the step that they reached, as `householdSteps` numbers them, counted at every step before it too. */
function funnel(steps: readonly { step: number; households: number }[]): WindowProgressView['households'] {
  const reached = (from: number) =>
    steps.reduce((sum, { step, households }) => (step >= from ? sum + households : sum), 0);
  return {
    submitted: reached(1),
    confirmed: reached(2),
    paid: reached(3),
    packed: reached(4),
    handedOver: reached(5),
    served: reached(6),
  };
}

function byStatus(bags: readonly BagCount[]): WindowProgressView['bags'] {
  const counts = new Map<BagStatus, number>();
  for (const { status, count } of bags) counts.set(status, (counts.get(status) ?? 0) + count);
  return [...counts].map(([status, count]) => ({ status, count }));
}

function byPoint(bags: readonly BagCount[]): WindowProgressView['points'] {
  const points = new Map<string, WindowProgressView['points'][number]>();
  for (const { dropPointId, name, status, count } of bags) {
    const point = points.get(dropPointId) ?? { dropPointId, name, bags: 0, handedOver: 0, arrived: 0 };
    point.bags += count;
    if (!NOT_HANDED_OVER.includes(status)) point.handedOver += count;
    if (arrived.includes(status)) point.arrived += count;
    points.set(dropPointId, point);
  }
  return [...points.values()];
}
