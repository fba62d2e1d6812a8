import { Injectable } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { GroupOrdersService } from '../../ordering/group-orders/group-orders.service';
import type { Asked, PaperSource, Printable } from '../paper';
import { roundHead } from '../round-head';
import { rollUpTables, type RollUpDoc } from './rows';

/** A building's roll-up, for its leader and captain (domain §7). */
@Injectable()
export class RollUpSource implements PaperSource<RollUpDoc> {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly groups: GroupOrdersService,
  ) {}

  /** @throws Refused `not_found` outside the actor's grid or building. */
  async read(me: Actor, { params: { id = '' } }: Asked): Promise<Printable<RollUpDoc>> {
    const { roundId, deliveryGroupName } = await this.groups.get(me, id);
    const head = await roundHead(this.db, this.clock, roundId);
    const document = { ...head, ...rollUpTables(await this.groups.rollUp(me, id)) };
    return { document, name: `${head.roundCode} ${deliveryGroupName} 汇总` };
  }
}
