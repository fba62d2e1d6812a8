import { Injectable } from '@nestjs/common';
import { correctedWeightsRefusal, reweighRefusal, type Done } from '@cailan/shared-types';
import type { ReweighDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { HouseholdOrder } from '../../ordering/household-orders/household-order.entity';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import { JobsService } from '../../ground/jobs/jobs.service';
import { tell } from '../../messages/messages';
import { gatherRefunds } from '../../books/owed/refund-items';
import { packedPayments } from '../refunds/refunds.sql';
import { correctWeights } from './corrected-weights';
import { packingLines, weighed, type PackingLine } from '../../goods/picking/packing.sql';

/** A weight that was typed wrongly is put right until the goods leave; what goes back for it follows (domain §10). */
@Injectable()
export class ReweighingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Corrects the grams of lines that were weighed. More grams take back what is due for them and not on its way yet,
   * fewer grams owe more. Locks go household order, group order.
   * @throws Refused `not_packed_yet`, `wrong_status`, `weight_implausible`, `weight_refund_sent`, `validation_failed`.
   */
  async correct(me: Actor, orderId: string, dto: ReweighDto): Promise<Done> {
    await this.db.transaction(async (tx) => {
      const order = within(me, ['supermarket_staff'], await tx.lockById(HouseholdOrder, orderId), this.clock);
      // Until its group has paid, the supermarket knows of no household (domain §7).
      if (order.lockedAt === null) refuse('not_found');
      const { clientKey } = dto;
      const write = { actorId: me.personId, action: 'order.reweigh', clientKey, subjectId: orderId };
      const { repeated } = await auditOnce(tx, this.clock, { ...write, body: { orderId, ...dto } });
      const group = await tx.lockById(GroupOrder, order.groupOrderId);
      if (repeated || !group) return;
      if (group.status === 'confirmed') refuse('not_found');
      refuseIf(reweighRefusal({ groupStatus: group.status, packedAt: order.packedAt }));
      const lines = await packingLines(tx, orderId, group.id);
      refuseIf(correctedWeightsRefusal(lines.map(weighed), dto.weights));
      const corrections = dto.weights.map((weight) => ({ ...weight, name: nameOf(lines, weight.lineId) }));
      const number = await this.count(tx, orderId);
      await correctWeights(tx, this.clock, group, { orderId, number, corrections });
      await this.tellHousehold(tx, order, corrections);
      if (group.status === 'packed')
        await gatherRefunds(tx, this.jobs, this.clock, await packedPayments(tx, group.id));
    });
    return { done: true };
  }

  /** How often this order's weights were corrected, this time among them. */
  private async count(tx: Tx, orderId: string): Promise<number> {
    const row = await tx.one<{ count: number | string }>(
      `SELECT COUNT(*) AS count FROM audit_entries WHERE subjectId = ? AND action = 'order.reweigh'`,
      [orderId],
    );
    return Number(row?.count ?? 1);
  }

  private async tellHousehold(
    tx: Tx,
    { householdId }: HouseholdOrder,
    corrections: readonly { name: string; grams: number }[],
  ): Promise<void> {
    const changed = corrections.map(({ name, grams }) => `${name} ${grams} 克`);
    const text = `商超更正了您家商品的重量：${changed.join('、')}，多付的钱按更正后的重量退。`;
    await tell(tx, this.clock, [{ householdId, kind: 'reweighed', text }]);
  }
}

const nameOf = (lines: readonly PackingLine[], id: string): string =>
  lines.find(({ lineId }) => lineId === id)?.name ?? '';
