import { limitRefusal, type LimitExceeded } from '@cailan/shared-types';
import type { ClassLimit } from '../../district/catalogue/product.entity';
import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { TtlCache } from '../../ground/kept';
import { refuse } from '../../ground/refused';
import type { Household } from '../../district/places/place.entity';
import type { HouseholdOrderLine } from '../household-orders/household-order.entity';
import { usedByClass } from './household-orders.sql';

const DAY_MS = 86_400_000;
const FRESH_MS = 5000;
const MOST_DISTRICTS = 200;

/** The districts' limits (限量, B5 art. 13), read again every five seconds. */
export class ClassLimits {
  private readonly known: TtlCache<ClassLimit[]>;

  constructor(private readonly clock: Clock) {
    this.known = new TtlCache(clock, FRESH_MS, MOST_DISTRICTS);
  }

  /**
   * Counts the lines with what the household took of their classes elsewhere, its orders `exceptOrders` aside.
   * @throws Refused `over_class_limit`.
   */
  async require(
    tx: Tx,
    household: Household,
    lines: readonly HouseholdOrderLine[],
    exceptOrders: readonly string[],
  ): Promise<void> {
    const wanted = new Set(lines.map(({ productClass }) => productClass));
    const all = await this.ofDistrict(tx, household.districtId);
    const limits = all.filter(({ productClass }) => wanted.has(productClass));
    if (limits.length === 0) return;
    const periods = limits.map(({ productClass, periodDays }) => ({
      productClass,
      since: new Date(this.clock.ms() - periodDays * DAY_MS).toISOString(),
    }));
    const used = await usedByClass(tx, household.id, periods, exceptOrders);
    const rules = limits.map(({ productClass, quantity }) => ({
      productClass,
      maxUnits: quantity,
      per: 'household' as const,
    }));
    const exceeded = limitRefusal(rules, used, lines);
    if (exceeded) refuseClass(exceeded);
  }

  private async ofDistrict(tx: Tx, districtId: string): Promise<ClassLimit[]> {
    const known = this.known.get(districtId);
    if (known) return known;
    const limits = await tx.many<ClassLimit>('SELECT * FROM class_limits WHERE districtId = ?', [districtId]);
    this.known.set(districtId, limits);
    return limits;
  }
}

function refuseClass({
  productClass,
  maxUnits,
  usedUnits,
  leftUnits,
}: LimitExceeded & { productClass: string }): never {
  refuse('over_class_limit', { class: productClass, limit: maxUnits, used: usedUnits, left: leftUnits });
}
