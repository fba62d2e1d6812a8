import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { linkedPages } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { CONFIG, type Config } from '../../ground/settings/config';
import { Db, type Tx } from '../../ground/db/db';
import { JobsService } from '../../ground/jobs/jobs.service';
import { tell } from '../messages';
import { openidsOf } from '../../people/people/wechat-accounts.sql';
import { MiniClient } from '../../ground/wechat/mini/mini-client';
import type { PushKind } from '../../ground/settings/template-fields';
import { arrivedText, confirmedText, pushData } from './push-texts';
import { arrivedOrders, lockedOrders, orderFacts, reachableMembers, refundedFen } from './push.sql';

interface PushJob {
  kind: PushKind;
  orderId: string;
  personId: string;
  /** When that of which the message tells happened. */
  at: string;
  /** Of `refunded`. */
  batchId: string | null;
}

/**
 * What people hear of their orders, in the transaction of what happened. What goes through WeChat is a job, once for each
 * person and subject; a service without WeChat adds none.
 */
@Injectable()
export class PushService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly mini: MiniClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<PushJob>('push.send', (job) => this.send(job), { waits: true });
  }

  /** The leader confirmed a group order: tells the households whose orders are locked, in their inbox and through WeChat. */
  async tellConfirmed(tx: Tx, groupOrderId: string): Promise<void> {
    const told = await lockedOrders(tx, groupOrderId);
    const messages = told.map((order) => ({
      householdId: order.householdId,
      kind: 'confirmed',
      text: confirmedText(order),
    }));
    await tell(tx, this.clock, messages);
    await this.push(tx, 'confirmed', `o.groupOrderId = ? AND o.status = 'locked'`, [groupOrderId]);
  }

  /** A group order, or a part of it, was signed over at the gate: tells the households of whose bags some came, as above. */
  async tellArrived(tx: Tx, groupOrderId: string, handoffId: string): Promise<void> {
    const told = await arrivedOrders(tx, groupOrderId, handoffId);
    const messages = told.map((order) => ({
      householdId: order.householdId,
      kind: 'arrived',
      text: arrivedText(order),
    }));
    await tell(tx, this.clock, messages);
    const where = `o.groupOrderId = ? AND EXISTS (SELECT 1 FROM bags b WHERE b.orderId = o.id AND b.lastHandoffId = ?
      AND b.status IN ('handed_over', 'stored'))`;
    await this.push(tx, 'arrived', where, [groupOrderId, handoffId]);
  }

  /** A refund batch reached the payer: tells the households of whose orders it has items. */
  pushRefunded(tx: Tx, batchId: string): Promise<void> {
    const where = 'o.id IN (SELECT i.orderId FROM refund_items i WHERE i.batchId = ?)';
    return this.push(tx, 'refunded', where, [batchId], batchId);
  }

  private async push(
    tx: Tx,
    kind: PushKind,
    where: string,
    values: readonly string[],
    batchId: string | null = null,
  ): Promise<void> {
    const appId = this.config.wechat?.appId;
    if (!appId) return;
    const now = this.clock.now();
    for (const { orderId, personId } of await reachableMembers(tx, { appId, now }, where, values)) {
      const job: PushJob = { kind, orderId, personId, at: now, batchId };
      const subject = batchId ?? orderId;
      await this.jobs.add(tx, 'push.send', job, now, `${kind}:${subject}:${personId}`);
    }
  }

  /** Sends one message; who did not ask for one, or has left WeChat meanwhile, gets none. */
  private async send({ kind, orderId, personId, at, batchId }: PushJob): Promise<void> {
    const { wechat } = this.config;
    const openid = wechat && (await openidsOf(this.db, wechat.appId, [personId])).get(personId);
    const order = await orderFacts(this.db, orderId);
    if (!wechat || !openid || !order) return;
    const amountFen = batchId ? await refundedFen(this.db, orderId, batchId) : order.amountFen;
    await this.mini.sendSubscribeMessage({
      openid,
      templateId: wechat.templates[kind],
      page: `${linkedPages.order}?id=${orderId}`,
      data: pushData(wechat.templateFields[kind], order, { at, amountFen }),
    });
  }
}
