import { Injectable } from '@nestjs/common';
import { owedFen } from '@cailan/shared-types';
import { Clock } from '../clock';
import { Db } from '../db/db';
import { Sealer } from '../db/sealer';
import type { Actor } from '../http/endpoint';
import { within } from '../http/scope';
import { personNames } from '../people/names';
import { duesOf } from './dues';
import { DUES_ORDER, type DuesOrder } from './settlement.sql';
import type { DuesTick } from './settlement.entity';

/** What passed between a household and its leader, with the names of those whose hands it went through. */
export interface DuesReceipt {
  order: DuesOrder;
  leader: string;
  /** What the household owes in all so far, and what of it is open; below zero its leader owes. */
  dueFen: number;
  balanceFen: number;
  passed: (Pick<DuesTick, 'amountFen' | 'tickedAt' | 'acknowledgedAt'> & {
    direction: 'collected' | 'returned';
    by: string;
    acknowledgedBy: string | null;
  })[];
}

/** Receipts of dues, for household and leader alike (domain §10). */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** @throws Refused `not_found` to anyone but the household's members and its leader. */
  async receipt(me: Actor, orderId: string): Promise<DuesReceipt> {
    const found = await this.db.one<DuesOrder>(`${DUES_ORDER} WHERE o.id = ? AND o.status <> 'draft'`, [
      orderId,
    ]);
    const order = within(me, ['resident', 'grid_leader'], found, this.clock);
    const ticks = await this.db.many<DuesTick>(
      'SELECT * FROM dues_ticks WHERE orderId = ? ORDER BY tickedAt, id',
      [orderId],
    );
    const leader = await this.db.one<{ personId: string }>(
      `SELECT personId FROM role_grants WHERE role = 'grid_leader' AND scopeId = ? AND deputyOfId IS NULL
       ORDER BY startsAt DESC, id LIMIT 1`,
      [order.gridId],
    );
    const names = await personNames(this.db, this.sealer, [
      leader?.personId ?? null,
      ...ticks.flatMap(({ tickedById, acknowledgedById }) => [tickedById, acknowledgedById]),
    ]);
    const name = (id: string | null | undefined) => names.get(id ?? '') ?? '';
    const [dues] = await duesOf(this.db, [order]);
    const balanceFen = dues ? owedFen(dues.dues) : 0;
    return {
      order,
      leader: name(leader?.personId),
      dueFen: balanceFen + (dues?.dues.collectedFen ?? 0),
      balanceFen,
      passed: ticks.map(
        ({ direction, amountFen, tickedAt, tickedById, acknowledgedAt, acknowledgedById }) => ({
          direction: direction === 'returned' ? 'returned' : 'collected',
          amountFen,
          tickedAt,
          by: name(tickedById),
          acknowledgedAt,
          acknowledgedBy: acknowledgedById && name(acknowledgedById),
        }),
      ),
    };
  }
}
