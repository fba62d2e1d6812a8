import { Injectable } from '@nestjs/common';
import { groupOrderNames, type HandoffView, loadNames, passRefusal, wrongStatus } from '@cailan/shared-types';
import type { ClientKeyDto, OpenGateHandoffDto, TransferDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import { newId } from '../../ground/db/ids';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf, Refused } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import { withinAct } from '../../district/chain/chain.sql';
import { requireLicence } from '../../district/supermarkets/supplier-terms';
import { keepsPoint } from './handoff-access';
import { addExceptions, countException, cratesException, openHandoff } from './handoff-writer';
import { Load, type Handoff, type LoadStop } from './handoff.entity';
import { handoffs } from './handoffs.moves';
import { loadStops } from './loads.moves';
import { countsOf, handoffView } from './handoffs.sql';

/** Opens the handoffs along a load's way: loading, counts on the way, and each group order at its gate (domain §9). */
@Injectable()
export class OpenHandoffService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * The supermarket hands the load to its driver and signs at once. Goods leave, and custody passes, when the driver
   * has signed too. A load is handed to its driver once.
   * @throws Refused `wrong_status`, `supplier_not_licensed`, `licence_ended`; `not_found` for another supermarket's load.
   */
  dispatch(me: Actor, loadId: string, { clientKey }: ClientKeyDto): Promise<HandoffView> {
    return this.open(
      me,
      loadId,
      { action: 'load.dispatch', clientKey, body: { loadId } },
      async (tx, load, id) => {
        within(me, ['supermarket_staff'], load, this.clock);
        const known = await this.known(tx, load.id, 'loading');
        if (known?.giverSignedAt) return known;
        if (load.status !== 'loading') throw new Refused(wrongStatus(loadNames, load.status, 'on_the_way'));
        await requireLicence(tx, load.supermarketId, this.clock);
        const { bags, crates } = await countsOf(tx, load, 'packed');
        if (known) return this.signAgain(tx, me, known, { expectedBags: bags, expectedCrates: crates });
        return openHandoff(tx, this.clock, {
          id,
          kind: 'loading',
          loadId,
          groupOrderId: null,
          dropPointId: null,
          expectedBags: bags,
          expectedCrates: crates,
          giverId: me.personId,
          giverSignedAt: this.clock.now(),
        });
      },
    );
  }

  /**
   * Bags and crates counted at a stop on the way, such as A12's sorting point, signed by community staff at once and by
   * the driver after. The stop witnesses: bags stay with the driver, who takes them on; what does not agree with the
   * load is an exception.
   * @throws Refused `not_at_this_point`, `load_ended`, `wrong_status`.
   */
  transfer(me: Actor, loadId: string, dto: TransferDto): Promise<HandoffView> {
    const keyed = { action: 'load.transfer', clientKey: dto.clientKey, body: { loadId, ...dto } };
    return this.open(me, loadId, keyed, async (tx, load, id) => {
      if (!(await keepsPoint(tx, me, load, dto.dropPointId, this.clock))) refuse('not_found');
      const stop = (await this.stop(tx, load.id, dto.dropPointId)) ?? refuse('not_at_this_point');
      refuseIf(passRefusal(load.status));
      if (load.status !== 'on_the_way' && load.status !== 'arrived')
        throw new Refused(wrongStatus(loadNames, load.status));
      const { bags, crates } = await countsOf(tx, load, 'loaded');
      const now = this.clock.now();
      const handoff = await openHandoff(tx, this.clock, {
        ...{
          id,
          kind: 'transfer',
          loadId,
          groupOrderId: null,
          dropPointId: dto.dropPointId,
          note: dto.note ?? '',
        },
        expectedBags: bags,
        expectedCrates: crates,
        receivedBags: dto.receivedBags,
        receivedCrates: dto.receivedCrates,
        receiverId: me.personId,
        receiverSignedAt: now,
      });
      await this.compare(tx, me, handoff);
      if (!(await this.delivers(tx, load, dto.dropPointId))) await loadStops.passBy(tx, stop.id, now);
      return handoff;
    });
  }

  /**
   * Opens the handoff of one group order at its gate; there is one, whoever opens it first.
   * @throws Refused `not_arrived` before the vehicle's check-in, `wrong_status` when the goods are not on the way.
   */
  openGate(me: Actor, loadId: string, { clientKey, groupOrderId }: OpenGateHandoffDto): Promise<HandoffView> {
    const keyed = { action: 'gate.open', clientKey, body: { loadId, groupOrderId } };
    return this.open(me, loadId, keyed, async (tx, load, id) => {
      const found = await tx.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ? AND loadId = ?', [
        groupOrderId,
        loadId,
      ]);
      const group = await withinAct(tx, me, 'receive', found, this.clock);
      const known = await this.known(tx, load.id, 'gate', group.id);
      if (known) return known;
      if (group.status !== 'dispatched')
        throw new Refused(wrongStatus(groupOrderNames, group.status, 'handed_over'));
      const stop = await this.stop(tx, load.id, group.dropPointId);
      if (!stop?.arrivedAt) refuse('not_arrived');
      const bags = await tx.one<{ count: number }>(
        `SELECT COUNT(*) AS count FROM bags WHERE groupOrderId = ? AND status = 'loaded'`,
        [group.id],
      );
      return openHandoff(tx, this.clock, {
        id,
        kind: 'gate',
        loadId,
        groupOrderId: group.id,
        dropPointId: group.dropPointId,
        expectedBags: bags?.count ?? 0,
        expectedCrates: group.crateCount,
      });
    });
  }

  /** Locks the load and opens one handoff under the client's key. The handoff that stands already is given again. */
  private async open(
    me: Actor,
    loadId: string,
    keyed: { action: string; clientKey: string; body: object },
    work: (tx: Tx, load: Load, id: string) => Promise<Handoff>,
  ): Promise<HandoffView> {
    return this.db.transaction(
      async (tx) => {
        const load = (await tx.lockById(Load, loadId)) ?? refuse('not_found');
        const write = { actorId: me.personId, ...keyed, subjectId: newId() };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, write);
        const earlier =
          repeated && (await tx.one<Handoff>('SELECT * FROM handoffs WHERE id = ?', [subjectId]));
        return earlier || work(tx, load, subjectId);
      },
      (tx, handoff) => handoffView(tx, this.sealer, handoff),
    );
  }

  /** The load was planned anew since the supermarket signed: it has counted what is on it now. */
  private async signAgain(
    tx: Tx,
    me: Actor,
    known: Handoff,
    counted: Pick<Handoff, 'expectedBags' | 'expectedCrates'>,
  ): Promise<Handoff> {
    const signed = { ...counted, giverId: me.personId, giverSignedAt: this.clock.now() };
    await handoffs.signAgain(tx, known.id, signed);
    return { ...known, ...signed };
  }

  private known(tx: Tx, loadId: string, kind: string, groupOrderId?: string): Promise<Handoff | undefined> {
    return tx.one<Handoff>(
      `SELECT * FROM handoffs WHERE loadId = ? AND kind = ? ${groupOrderId ? 'AND groupOrderId = ?' : ''} LIMIT 1`,
      groupOrderId ? [loadId, kind, groupOrderId] : [loadId, kind],
    );
  }

  private stop(tx: Tx, loadId: string, dropPointId: string): Promise<LoadStop | undefined> {
    return tx.one<LoadStop>('SELECT * FROM load_stops WHERE loadId = ? AND dropPointId = ?', [
      loadId,
      dropPointId,
    ]);
  }

  private async delivers(tx: Tx, load: Load, dropPointId: string): Promise<boolean> {
    const group = await tx.one('SELECT id FROM group_orders WHERE loadId = ? AND dropPointId = ? LIMIT 1', [
      load.id,
      dropPointId,
    ]);
    return group !== undefined;
  }

  private compare(tx: Tx, me: Actor, handoff: Handoff): Promise<void> {
    const { id, expectedBags, receivedBags } = handoff;
    return addExceptions(tx, this.clock, [
      ...countException({ expected: expectedBags, received: receivedBags, goods: '袋' }, id, me.personId),
      ...cratesException(handoff, me.personId),
    ]);
  }
}
