import { Injectable } from '@nestjs/common';
import {
  hasLeft,
  localText,
  windowChangeRefusal,
  windowMoveRefusal,
  type AmendmentView,
  type NamedWindow,
} from '@cailan/shared-types';
import type { CancelWindowDto, MoveWindowDto, PointCapacityDto } from '@cailan/shared-types/dto';
import { Clock } from '../ground/clock';
import { Db, type Tx } from '../ground/db/db';
import type { Actor } from '../ground/http/endpoint';
import { refuse, refuseIf } from '../ground/refused';
import { OfferCache } from '../ordering/rounds/offer-cache';
import { Round } from '../ordering/rounds/round.entity';
import { loads } from '../road/handoffs/loads.moves';
import { RoundCancellationService } from '../money/cancellation/round-cancellation.service';
import type { District } from '../district/places/place.entity';
import { placeKindsOf } from '../district/windows/place-kinds';
import { windowPoints } from '../district/windows/window-points.moves';
import { DeliveryWindow } from '../district/windows/window.entity';
import { deliveryWindows } from '../district/windows/windows.moves';
import { askedBefore, lockDistrict, recordAmendment, type Asked, type Change } from './amending';
import { AmendmentsService } from './amendments.service';
import { tellOfWindow } from './window-messages';

const said = ({ startAt, endAt }: { startAt: string; endAt: string }): string =>
  `${localText(startAt).slice(0, 16).replace('T', ' ')}–${localText(endAt).slice(11, 16)}`;

/**
 * A day's window at another time, or not at all (domain §3): its rounds, loads and households move along or are
 * cancelled, and everybody is told. What is confirmed and paid is never changed; what is cancelled is paid back.
 */
@Injectable()
export class WindowAmendmentsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly rounds: RoundCancellationService,
    private readonly offerCache: OfferCache,
    private readonly amendments: AmendmentsService,
  ) {}

  /** @throws Refused `window_over`, `window_cancelled`, `window_times`, `windows_overlap`, `window_before_pay_by`; `not_found`. */
  move(me: Actor, windowId: string, body: MoveWindowDto): Promise<AmendmentView> {
    const asked: Asked = { what: 'window_moved', body, subjectId: windowId };
    return this.amend(me, windowId, asked, async (tx, window) => {
      const to = { startAt: body.startAt, endAt: body.endAt };
      const others = await neighboursOf(tx, window);
      const last = await tx.one<{ payBy: string | null }>(
        `SELECT MAX(payBy) AS payBy FROM rounds WHERE windowId = ? AND status IN ('draft', 'open', 'closed')`,
        [windowId],
      );
      const facts = { placeKinds: placeKindsOf(window), others, lastPayBy: last?.payBy ?? undefined };
      refuseIf(windowMoveRefusal(to, facts, this.clock.now()));
      await deliveryWindows.move(tx, windowId, to);
      await loads.callLater(tx, windowId, { from: window, to });
      const text = `${window.name} ${said(window)} 改到 ${said(to)}。原因：${body.reason}。已订的货跟着改，不用重新下单；肉、菜等不了的，请联系商超或社区退款。`;
      await tellOfWindow(tx, this.clock, windowId, { kind: 'window_moved', text });
      return { subject: window.name, before: said(window), after: said(to), write: to };
    });
  }

  /**
   * Every round of it that has not ended is cancelled, and what was paid is owed back.
   * @throws Refused `window_over`, `window_cancelled`, `window_under_way` once goods of it have left a shop; `not_found`.
   */
  cancel(me: Actor, windowId: string, body: CancelWindowDto): Promise<AmendmentView> {
    const asked: Asked = { what: 'window_cancelled', body, subjectId: windowId };
    return this.amend(me, windowId, asked, async (tx, window) => {
      const text = `${window.name} ${said(window)} 取消。原因：${body.reason}。这个时段的单子都取消，已付的钱原路退回，清单保留。`;
      await tellOfWindow(tx, this.clock, windowId, { kind: 'window_cancelled', text });
      const rows = await tx.many<{ id: string }>(
        `SELECT id FROM rounds WHERE windowId = ? AND status NOT IN ('settled', 'cancelled') ORDER BY id`,
        [windowId],
      );
      const rounds = await tx.lockByIds(
        Round,
        rows.map(({ id }) => id),
      );
      const groups = await tx.many<{ status: Parameters<typeof hasLeft>[0] }>(
        'SELECT status FROM group_orders WHERE windowId = ?',
        [windowId],
      );
      if (groups.some(({ status }) => hasLeft(status))) refuse('window_under_way');
      for (const round of rounds) await this.rounds.cancelIn(tx, me, round, body.reason);
      await deliveryWindows.cancel(tx, windowId);
      return { subject: window.name, before: said(window), after: '取消', write: {} };
    });
  }

  /** @throws Refused `capacity_below_taken`, `window_over`, `window_cancelled`; `not_found`. */
  capacity(me: Actor, windowId: string, dropPointId: string, body: PointCapacityDto): Promise<AmendmentView> {
    const asked: Asked = { what: 'point_capacity', body, subjectId: windowId };
    return this.amend(
      me,
      windowId,
      { ...asked, body: { ...body, ...{ dropPointId } } },
      async (tx, window) => {
        const point = await tx.one<{ id: string; capacity: number; name: string }>(
          `SELECT p.id, p.capacity, d.name FROM window_points p JOIN drop_points d ON d.id = p.dropPointId
         WHERE p.windowId = ? AND p.dropPointId = ? ${tx.forUpdate}`,
          [windowId, dropPointId],
        );
        if (!point) refuse('not_found');
        await windowPoints.resize(tx, point.id, body.capacity);
        const subject = `${window.name} ${said(window)} ${point.name}`;
        const write = { dropPointId, capacity: body.capacity };
        return {
          ...{ subjectId: point.id, subject, write },
          ...{ before: `${point.capacity} 户`, after: `${body.capacity} 户` },
        };
      },
    );
  }

  private async amend(
    me: Actor,
    windowId: string,
    asked: Asked,
    work: (tx: Tx, window: DeliveryWindow, district: District) => Promise<Change>,
  ): Promise<AmendmentView> {
    const view = await this.db.transaction(
      async (tx) => {
        const found = await tx.one<DeliveryWindow>('SELECT * FROM delivery_windows WHERE id = ?', [windowId]);
        const district = await lockDistrict(tx, me, found?.districtId, this.clock);
        const window = (await tx.lockById(DeliveryWindow, windowId)) ?? refuse('not_found');
        const { repeated, id } = await askedBefore(tx, this.clock, me, asked);
        if (repeated) return id;
        refuseIf(windowChangeRefusal(window, this.clock.now()));
        const change = await work(tx, window, district);
        await recordAmendment(tx, this.clock, { id, me, district, asked, change });
        return id;
      },
      (tx, id) => this.amendments.view(tx, id),
    );
    this.offerCache.forget(windowId);
    return view;
  }
}

/** The other windows of the district that are planned, a day around. */
async function neighboursOf(tx: Tx, { id, districtId }: DeliveryWindow): Promise<NamedWindow[]> {
  const rows = await tx.many<DeliveryWindow>(
    `SELECT * FROM delivery_windows WHERE districtId = ? AND id <> ? AND status = 'planned' ORDER BY startAt`,
    [districtId, id],
  );
  return rows.map((row) => ({ ...row, placeKinds: placeKindsOf(row) }));
}
