import { Injectable } from '@nestjs/common';
import {
  type HandoffSide,
  type HandoffView,
  loadNames,
  otherSigner,
  signRefusal,
  wrongStatus,
} from '@cailan/shared-types';
import type { SignHandoffDto } from '@cailan/shared-types/dto';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import { requireOwnPicture } from '../../ground/store/own-picture';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf, Refused } from '../../ground/refused';
import { refuseBothSides } from '../../ground/access/two-sides';
import { sidesOf } from './handoff-access';
import { Handoff, Load } from './handoff.entity';
import { handoffs } from './handoffs.moves';
import { CustodyService } from './custody.service';
import { handoffView, isUnderWay } from './handoffs.sql';

/** Both signatures of a handoff, and what passes with the second one (B4, domain §9). */
@Injectable()
export class SigningService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly custody: CustodyService,
  ) {}

  /**
   * Signs one side. The second signature hands over: at loading the goods leave with the driver; at the gate unchecked
   * bags are missing, those that were found damaged are so, crates that do not agree are an exception, and the group
   * order is handed over. Locks go load, handoff, group orders, bags.
   * @throws Refused `not_your_side`, `already_signed`, `both_sides`; `not_found` to anyone on neither side.
   */
  async sign(me: Actor, id: string, dto: SignHandoffDto): Promise<HandoffView> {
    return this.db.transaction(
      async (tx) => {
        const found = await tx.one<Handoff>('SELECT * FROM handoffs WHERE id = ?', [id]);
        const load = found && (await tx.lockById(Load, found.loadId));
        const handoff = await tx.lockById(Handoff, id);
        if (!load || !handoff) refuse('not_found');
        const sides = await sidesOf(tx, me, load, handoff, this.clock);
        if (!sides.giver && !sides.receiver) refuse('not_found');
        if (!sides[dto.side]) refuse('not_your_side');
        refuseIf(signRefusal(handoff, dto.side, me.personId));
        await this.requireStanding(tx, load, handoff, dto.side);
        const other = { otherIds: [otherSigner(handoff, dto.side)] };
        await refuseBothSides(tx, me, 'handoff_sign', other, this.clock);
        await requireOwnPicture(tx, me, dto.fileId);
        const signed = await this.write(tx, me, handoff, dto);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: `handoff.sign.${dto.side}`,
          subjectId: id,
        });
        return signed.completedAt === null ? signed : this.custody.pass(tx, me.personId, load, signed);
      },
      (tx, after) => handoffView(tx, this.sealer, after),
    );
  }

  /** Nothing is signed of goods that are on their way on this vehicle no more, and no load before its supermarket has counted it. */
  private async requireStanding(tx: Tx, load: Load, handoff: Handoff, side: HandoffSide): Promise<void> {
    if (handoff.kind === 'gate' && !(await isUnderWay(tx, handoff))) refuse('handoff_closed');
    const counted = side === 'giver' || handoff.giverSignedAt !== null;
    if (handoff.kind === 'loading' && (load.status !== 'loading' || !counted))
      throw new Refused(wrongStatus(loadNames, load.status, 'on_the_way'));
  }

  private async write(
    tx: Tx,
    me: Actor,
    before: Handoff,
    { side, note, fileId }: SignHandoffDto,
  ): Promise<Handoff> {
    const now = this.clock.now();
    const other = side === 'giver' ? before.receiverSignedAt : before.giverSignedAt;
    const completedAt = other === null ? null : now;
    const mine =
      side === 'giver'
        ? { giverId: me.personId, giverSignedAt: now }
        : { receiverId: me.personId, receiverSignedAt: now };
    const kept = { note: note ?? before.note, fileId: fileId ?? before.fileId };
    const signature = { side, signerId: me.personId, signedAt: now };
    await handoffs.sign(tx, before.id, signature, { ...kept, completedAt });
    return { ...before, ...mine, ...kept, completedAt };
  }
}
