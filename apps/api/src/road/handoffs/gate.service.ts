import { Injectable } from '@nestjs/common';
import {
  chainDefaults,
  checkOffRefusal,
  countRefusal,
  mayDo,
  type CheckOffView,
  type HandoffView,
} from '@cailan/shared-types';
import type { CheckOffDto, CountDto, HandoffExceptionDto } from '@cailan/shared-types/dto';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { Sealer } from '../../ground/db/sealer';
import { requireOwnPicture } from '../../ground/store/own-picture';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import type { Bag } from '../../goods/bags/bag.entity';
import { bags, type BagBefore } from '../../goods/bags/bags.moves';
import { sidesOf } from './handoff-access';
import { addExceptions } from './handoff-writer';
import { Handoff, type Load } from './handoff.entity';
import { handoffs } from './handoffs.moves';
import { checkOffRow, handoffView, isUnderWay } from './handoffs.sql';
import { keeperOf } from './holding.sql';
import { ofPart } from './parts.sql';

type FoundBag = Pick<Bag, 'groupOrderId' | 'status'>;

/** Receiving at the gate: bag by bag, by a full count, and what was not as expected (domain §9). */
@Injectable()
export class GateService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** @throws Refused `not_found` to anyone who stands on neither side. */
  async get(me: Actor, id: string): Promise<HandoffView> {
    const handoff =
      (await this.db.one<Handoff>('SELECT * FROM handoffs WHERE id = ?', [id])) ?? refuse('not_found');
    await this.requireSide(this.db, me, handoff);
    return handoffView(this.db, this.sealer, handoff);
  }

  /**
   * Receives one bag by scan: four statements in one transaction. A bag that this handoff has received already, by the
   * same event or at another gate's phone, is received once.
   * @throws Refused `handoff_closed`, `bag_not_in_handoff`, `bag_moved`.
   */
  checkOff(me: Actor, handoffId: string, dto: CheckOffDto): Promise<CheckOffView> {
    return this.db.transaction(async (tx) => {
      const found = await checkOffRow(tx, handoffId, dto);
      const rule = { ...chainDefaults, receives: found?.receives ?? chainDefaults.receives };
      const holds = (found?.holds ?? 0) > 0;
      const place = found && { ...found, unitId: found.partUnitId ?? found.unitId };
      const row = within(me, mayDo(holds ? 'keep' : 'receive', rule), place, this.clock);
      const { bagId, status, version } = row;
      const ofUnit = row.partUnitId === null || row.partUnitId === row.bagUnitId;
      const inHandoff = bagId !== null && row.bagGroupOrderId === row.groupOrderId && ofUnit;
      if (inHandoff && row.receivedId) return { bagCode: dto.bagCode, status, version, repeated: true };
      const closed = row.receiverSignedAt !== null;
      refuseIf(checkOffRefusal({ ...dto, closed, inHandoff, status, version, holds }));
      const keeper = holds ? row.dropPointId : null;
      await this.receive(tx, me, [{ id: bagId ?? '', version }], { ...dto, handoffId, keeper });
      const to = holds ? 'stored' : 'handed_over';
      return { bagCode: dto.bagCode, status: to, version: version + 1, repeated: false };
    });
  }

  /**
   * Keeps how many crates came; the last count before the receiver signs is the one that is compared. With the bags
   * counted too it receives every bag that is left: only a full count stands for every bag.
   * @throws Refused `count_mismatch` with what was expected, `handoff_closed`.
   */
  count(me: Actor, id: string, dto: CountDto): Promise<HandoffView> {
    return this.change(me, id, async (tx, handoff) => {
      await handoffs.countCrates(tx, id, dto.crates);
      if (dto.bags === undefined) return;
      refuseIf(countRefusal(handoff.expectedBags, dto.bags));
      const part = ofPart(handoff);
      const left = await tx.many<BagBefore>(
        `SELECT id, version FROM bags WHERE groupOrderId = ? AND status = 'loaded' AND ${part.sql} ORDER BY id ${tx.forUpdate}`,
        [handoff.groupOrderId, ...part.values],
      );
      await this.receive(tx, me, left, { eventId: id, handoffId: id, keeper: await keeperOf(tx, handoff) });
    });
  }

  /**
   * Records what is missing, too many, damaged or wrong; the same finding twice is one. Whoever names the bag that is
   * damaged has it before them: it is received.
   * @throws Refused `bag_not_in_handoff`, `handoff_closed`.
   */
  except(me: Actor, id: string, dto: HandoffExceptionDto): Promise<HandoffView> {
    return this.change(me, id, async (tx, handoff) => {
      await requireOwnPicture(tx, me, dto.fileId);
      const bag = dto.bagCode === undefined ? undefined : await this.bag(tx, dto.bagCode);
      const own = bag?.groupOrderId === handoff.groupOrderId;
      const ofHandoff = dto.kind === 'missing' || dto.kind === 'damaged';
      if (dto.bagCode !== undefined && !own && ofHandoff) refuse('bag_not_in_handoff');
      const known = await tx.one(
        `SELECT id FROM handoff_exceptions WHERE handoffId = ? AND kind = ? AND COALESCE(bagId, '') = ? AND note = ?`,
        [id, dto.kind, bag?.id ?? '', dto.note],
      );
      if (known) return;
      const { kind, note, fileId = null } = dto;
      const exception = {
        handoffId: id,
        kind,
        bagId: bag?.id ?? null,
        note,
        fileId,
        recordedById: me.personId,
      };
      await addExceptions(tx, this.clock, [exception]);
      if (kind === 'damaged' && bag?.status === 'loaded')
        await this.receive(tx, me, [bag], {
          eventId: newId(),
          handoffId: id,
          keeper: await keeperOf(tx, handoff),
        });
    });
  }

  private bag(tx: Tx, code: string): Promise<(BagBefore & FoundBag) | undefined> {
    return tx.one(`SELECT id, groupOrderId, status, version FROM bags WHERE code = ? ${tx.forUpdate}`, [
      code,
    ]);
  }

  /** Bags pass from the driver to who takes them at the gate, or to the point that keeps them. */
  private async receive(
    tx: Tx,
    me: Actor,
    those: readonly BagBefore[],
    {
      eventId,
      handoffId,
      occurredAt,
      keeper,
    }: { eventId: string; handoffId: string; occurredAt?: string; keeper: string | null },
  ): Promise<void> {
    await bags.move(tx, this.clock, those, {
      way: { from: 'loaded', to: keeper === null ? 'handed_over' : 'stored' },
      eventId,
      handoffId,
      occurredAt,
      byId: me.personId,
      holderId: keeper ?? me.personId,
    });
    await handoffs.receiveBags(tx, handoffId, those.length);
  }

  /** Locks an open gate handoff that the actor receives, and gives it as it is afterwards. */
  private async change(
    me: Actor,
    id: string,
    work: (tx: Tx, handoff: Handoff) => Promise<void>,
  ): Promise<HandoffView> {
    return this.db.transaction(
      async (tx) => {
        const handoff = (await tx.lockById(Handoff, id)) ?? refuse('not_found');
        const sides = await this.requireSide(tx, me, handoff);
        if (!sides.receiver || handoff.kind !== 'gate') refuse('not_your_side');
        if (handoff.receiverSignedAt !== null || !(await isUnderWay(tx, handoff))) refuse('handoff_closed');
        await work(tx, handoff);
        return (await tx.one<Handoff>('SELECT * FROM handoffs WHERE id = ?', [id])) ?? handoff;
      },
      (tx, after) => handoffView(tx, this.sealer, after),
    );
  }

  private async requireSide(sql: Db | Tx, me: Actor, handoff: Handoff) {
    const load = await sql.one<Load>('SELECT * FROM loads WHERE id = ?', [handoff.loadId]);
    const sides = load && (await sidesOf(sql, me, load, handoff, this.clock));
    return sides?.giver || sides?.receiver ? sides : refuse('not_found');
  }
}
