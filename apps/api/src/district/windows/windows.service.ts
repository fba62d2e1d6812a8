import { Injectable, type OnModuleInit } from '@nestjs/common';
import { instantAt, localDate, plusDays, weekday } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { JobsService } from '../../ground/jobs/jobs.service';
import { District, type DropPoint } from '../places/place.entity';
import type { DistrictRules } from '../places/district-rules';
import { windowPoints } from './window-points.moves';
import type { DeliveryWindow, WindowPoint } from './window.entity';
import { deliveryWindows } from './windows.moves';

const DAYS_AHEAD = 8;
const HALF_DAY_SECONDS = 43_200;

/** Makes the days' delivery windows from the plan's rules, always a week ahead (domain §3). */
@Injectable()
export class WindowsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ districtId: string }>('windows.make', ({ districtId }) =>
      this.makeAndRepeat(districtId),
    );
  }

  /** Adds the windows of the coming days that do not exist yet, in the caller's transaction. */
  async make(tx: Tx, district: District): Promise<void> {
    const rules = JSON.parse(district.rulesJson) as DistrictRules;
    const known = await tx.many<{ code: string }>('SELECT code FROM delivery_windows WHERE districtId = ?', [
      district.id,
    ]);
    const points = await tx.many<DropPoint>(
      `SELECT * FROM drop_points WHERE districtId = ? AND kind <> 'sorting_point' ORDER BY code`,
      [district.id],
    );
    const today = localDate(this.clock.now());
    for (let day = 0; day < DAYS_AHEAD; day++) {
      const date = plusDays(today, day);
      for (const rule of rules.windows.filter(({ weekdays }) => weekdays.includes(weekday(date)))) {
        const window = windowOf(district, rule, date);
        if (known.some(({ code }) => code === window.code)) continue;
        await deliveryWindows.plan(tx, window);
        await windowPoints.open(
          tx,
          points.map((point) => pointOf(window.id, point)),
        );
      }
    }
  }

  private async makeAndRepeat(districtId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const district = await tx.lockById(District, districtId);
      if (!district) return;
      await this.make(tx, district);
      await this.jobs.add(tx, 'windows.make', { districtId }, this.clock.in(HALF_DAY_SECONDS));
    });
  }
}

function windowOf(
  district: District,
  rule: DistrictRules['windows'][number],
  date: string,
): Omit<DeliveryWindow, 'status'> {
  return {
    id: newId(),
    districtId: district.id,
    code: `${rule.code}-${date}`,
    name: rule.name,
    placeKinds: rule.placeKinds.join(','),
    startAt: instantAt(date, rule.start),
    endAt: instantAt(date, rule.end),
  };
}

function pointOf(windowId: string, { id, capacity }: DropPoint): WindowPoint {
  return { id: newId(), windowId, dropPointId: id, capacity, taken: 0 };
}
