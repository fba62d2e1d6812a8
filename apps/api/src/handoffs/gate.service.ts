import { Injectable } from '@nestjs/common';
import { checkOffRefusal, countRefusal, type CheckOffView, type HandoffView } from '@cailan/shared-types';
import type { CheckOffDto, CountDto, HandoffExceptionDto } from '@cailan/shared-types/dto';
import { Clock } from '../clock';
import { Db, type Tx } from '../db/db';
import { Sealer } from '../db/sealer';
import { requireOwnPicture } from '../files/own-picture';
import type { Actor } from '../http/endpoint';
import { refuse, refuseIf } from '../http/refused';
import { within } from '../http/scope';
import { moveBags, type BagBefore } from './bag-moves';
import { GATE_ROLES, sidesOf } from './handoff-access';
import { addExceptions, countException } from './handoff-writer';
import { Handoff, Load } from './handoff.entity';
import { checkOffRow, handoffView } from './handoffs.sql';

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
   * Receives one bag by scan: four statements in one transaction. The same event twice is one.
   * @throws Refused `handoff_closed`, `bag_not_in_handoff`, `bag_moved`.
   */
  checkOff(me: Actor, handoffId: string, dto: CheckOffDto): Promise<CheckOffView> {
    return this.db.transaction(async (tx) => {
      const row = within(me, GATE_ROLES, await checkOffRow(tx, handoffId, dto), this.clock);
      const { bagId, status, version } = row;
      const inHandoff = bagId !== null && row.bagGroupOrderId === row.groupOrderId;
      if (inHandoff && row.eventRowId) return { bagCode: dto.bagCode, status, version, repeated: true };
      const closed = row.receiverSignedAt !== null;
      refuseIf(checkOffRefusal({ ...dto, closed, inHandoff, status, version }));
      await moveBags(tx, this.clock, [{ id: bagId ?? '', version }], {
        eventId: dto.eventId,
        from: 'loaded',
        to: 'handed_over',
        handoffId,
        occurredAt: dto.occurredAt,
        byId: me.personId,
        holderId: me.personId,
      });
      await tx.run('UPDATE handoffs SET receivedBags = receivedBags + 1 WHERE id = ?', [handoffId]);
      return { bagCode: dto.bagCode, status: 'handed_over', version: version + 1, repeated: false };
    });
  }

  /**
   * Receives every bag that is left by one count. Only a full count stands for every bag; crates that do not agree
   * are an exception.
   * @throws Refused `count_mismatch` with what was expected, `handoff_closed`.
   */
  count(me: Actor, id: string, dto: CountDto): Promise<HandoffView> {
    return this.change(me, id, async (tx, handoff) => {
      refuseIf(countRefusal(handoff.expectedBags, dto.bags));
      const left = await tx.many<BagBefore>(
        `SELECT id, version FROM bags WHERE groupOrderId = ? AND status = 'loaded' ORDER BY id ${tx.forUpdate}`,
        [handoff.groupOrderId],
      );
      await moveBags(tx, this.clock, left, {
        eventId: id,
        from: 'loaded',
        to: 'handed_over',
        handoffId: id,
        byId: me.personId,
        holderId: me.personId,
      });
      await tx.run('UPDATE handoffs SET receivedBags = receivedBags + ?, receivedCrates = ? WHERE id = ?', [
        left.length,
        dto.crates,
        id,
      ]);
      if (handoff.receivedCrates === dto.crates) return;
      const crates = { expected: handoff.expectedCrates, received: dto.crates, goods: '周转箱' as const };
      await addExceptions(tx, this.clock, countException(crates, id, me.personId));
    });
  }

  /** Records what is missing, too many, damaged or wrong; the same finding twice is one. */
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
    });
  }

  private bag(tx: Tx, code: string): Promise<{ id: string; groupOrderId: string } | undefined> {
    return tx.one('SELECT id, groupOrderId FROM bags WHERE code = ?', [code]);
  }

  /** Locks an open gate handoff that the actor receives, and gives it as it is afterwards. */
  private async change(
    me: Actor,
    id: string,
    work: (tx: Tx, handoff: Handoff) => Promise<void>,
  ): Promise<HandoffView> {
    const after = await this.db.transaction(async (tx) => {
      const handoff = (await tx.lockById(Handoff, id)) ?? refuse('not_found');
      const sides = await this.requireSide(tx, me, handoff);
      if (!sides.receiver || handoff.kind !== 'gate') refuse('not_your_side');
      if (handoff.receiverSignedAt !== null) refuse('handoff_closed');
      await work(tx, handoff);
      return (await tx.one<Handoff>('SELECT * FROM handoffs WHERE id = ?', [id])) ?? handoff;
    });
    return handoffView(this.db, this.sealer, after);
  }

  private async requireSide(sql: Db | Tx, me: Actor, handoff: Handoff) {
    const load = await sql.one<Load>('SELECT * FROM loads WHERE id = ?', [handoff.loadId]);
    const sides = load && (await sidesOf(sql, me, load, handoff, this.clock));
    return sides?.giver || sides?.receiver ? sides : refuse('not_found');
  }
}
