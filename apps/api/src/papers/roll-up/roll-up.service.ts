import { Injectable } from '@nestjs/common';
import type { GroupRollUpView } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { GroupOrdersService } from '../../ordering/group-orders/group-orders.service';
import type { Actor } from '../../ground/http/endpoint';
import { refuse } from '../../ground/refused';
import { pickRound } from '../../goods/picking/picking.sql';
import { Printer } from '../../printing/threads/printer';
import type { RollUpDoc } from '../paper.types';
import type { Printed } from '../wave-papers.service';
import { headOf } from '../paper-head';

/** A building's roll-up as a workbook, for its leader and captain (domain §7). */
@Injectable()
export class RollUpService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly groups: GroupOrdersService,
    private readonly printer: Printer,
  ) {}

  /** @throws Refused `not_found` outside the actor's grid or building. */
  async workbook(me: Actor, groupOrderId: string): Promise<Printed> {
    const { roundId, deliveryGroupName } = await this.groups.get(me, groupOrderId);
    const round = (await pickRound(this.db, this.clock, roundId)) ?? refuse('not_found');
    const doc = { ...headOf(round), ...tables(await this.groups.rollUp(me, groupOrderId)) };
    const name = `${round.code} ${deliveryGroupName} 汇总`;
    return { stream: this.printer.print('roll-up.xlsx', doc), name, format: 'xlsx' };
  }
}

function tables({ byProduct, byHousehold }: GroupRollUpView): Pick<RollUpDoc, 'products' | 'households'> {
  const cellsOf = new Map<string, RollUpDoc['products'][number]['cells'][number][]>();
  byHousehold.forEach(({ lines }, household) => {
    for (const { offerId, quantity, amountFen } of lines) {
      const cells = cellsOf.get(offerId) ?? [];
      cells.push({ household, quantity, amountFen });
      cellsOf.set(offerId, cells);
    }
  });
  return {
    products: byProduct.map(({ offerId, name, spec }) => ({
      product: name,
      spec,
      cells: cellsOf.get(offerId) ?? [],
    })),
    households: byHousehold.map(({ door, runningNumber }) => ({ door, runningNumber })),
  };
}
