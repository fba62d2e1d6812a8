import { Injectable } from '@nestjs/common';
import { owedFen, type DuesPassView } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import { withinHousehold } from '../../ground/access/scope';
import { acts } from '../../district/chain/chain.sql';
import { personNames } from '../../people/people/names';
import { duesOf, passedOf } from '../../books/dues/dues';
import { DUES_ORDER, type DuesOrder } from './settlement.sql';

/** What a household's receipt says. Amounts in fen. */
export interface DuesReceipt {
  order: DuesOrder;
  leader: string;
  /** What the household owes in all so far, and what of it is open; below zero its leader owes. */
  dueFen: number;
  balanceFen: number;
  passed: DuesPassView[];
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
    const keeps = found !== undefined && (await acts(this.db, me, 'keep_book', found, this.clock));
    const order = keeps ? found : withinHousehold(me, [], found, this.clock);
    const leader = await this.db.one<{ personId: string }>(
      `SELECT personId FROM role_grants WHERE role = 'grid_leader' AND scopeId = ? AND deputyOfId IS NULL
       ORDER BY startsAt DESC, id LIMIT 1`,
      [order.gridId],
    );
    const names = await personNames(this.db, this.sealer, [leader?.personId ?? null]);
    const passed = await passedOf(this.db, this.sealer, [orderId]);
    const [dues] = await duesOf(this.db, [order]);
    const balanceFen = dues ? owedFen(dues.dues) : 0;
    return {
      order,
      leader: names.get(leader?.personId ?? '') ?? '',
      dueFen: balanceFen + (dues?.dues.collectedFen ?? 0),
      balanceFen,
      passed: passed.get(orderId) ?? [],
    };
  }
}
