import { Injectable } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { HouseholdOrdersService } from '../lists/household-orders.service';
import type { ShareOut } from './share-out.entity';
import { shareOuts } from './share-outs.moves';

/** Brings a stored draw to the households of a building, once. */
@Injectable()
export class DrawService {
  constructor(
    private readonly clock: Clock,
    private readonly orders: HouseholdOrdersService,
  ) {}

  /** Cuts the building's lists to what was drawn for them, unless that is done already; its row's lock makes turns. */
  async apply(tx: Tx, roundId: string, deliveryGroupId: string): Promise<void> {
    const building = [roundId, deliveryGroupId];
    await tx.one(
      `SELECT id FROM group_orders WHERE roundId = ? AND deliveryGroupId = ? ${tx.forUpdate}`,
      building,
    );
    const rows = await tx.many<ShareOut>(
      `SELECT * FROM share_outs WHERE roundId = ? AND deliveryGroupId = ? AND appliedAt IS NULL ORDER BY orderId`,
      building,
    );
    if (rows.length === 0) return;
    const byOrder = new Map<string, { pseudonym: string; got: Map<string, number> }>();
    for (const { orderId, offerId, wanted, got, pseudonym } of rows) {
      if (got === wanted) continue;
      const cut = byOrder.get(orderId) ?? { pseudonym, got: new Map<string, number>() };
      cut.got.set(offerId, got);
      byOrder.set(orderId, cut);
    }
    for (const [orderId, { got, pseudonym }] of byOrder) await this.orders.cut(tx, orderId, got, pseudonym);
    await shareOuts.apply(tx, { roundId, deliveryGroupId }, this.clock.now());
  }
}
