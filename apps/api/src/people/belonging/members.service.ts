import { Injectable } from '@nestjs/common';
import { maskPhone, memberEndRefusal, type MemberView, type Post } from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf } from '../../ground/refused';
import { lives, withinHome } from '../../ground/access/scope';
import { refreshContact } from '../../district/places/household-contacts';
import { households } from '../../district/places/households.moves';
import { tell } from '../../messages/messages';
import { roleGrants } from '../people/role-grants.moves';
import { SessionsService } from '../sign-in/sessions.service';
import {
  AS_THEY_CAME,
  currentMembers,
  scopedHousehold,
  type MemberRow,
  type ScopedHousehold,
} from './belonging.sql';
import { endOccupancy } from './membership';

/** Beside those who live there. */
const KEEPERS: readonly Post[] = ['grid_leader', 'community_staff'];

/** Who belongs to a household, and how that ends. */
@Injectable()
export class MembersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly sessions: SessionsService,
  ) {}

  /** The present members, phones masked. @throws Refused `not_found` to who neither lives there nor looks after it. */
  async list(me: Actor, householdId: string, paging: Paging): Promise<Page<MemberView[]>> {
    const { id } = withinHome(me, KEEPERS, await scopedHousehold(this.db, householdId), this.clock);
    const cut = paging.cut(AS_THEY_CAME);
    const page = paging.page(AS_THEY_CAME, await currentMembers(this.db, id, this.clock.now(), cut));
    return page.with(this.views(me, page.reply));
  }

  /**
   * Ends a membership now: one's own, that of who came later, or anyone's as leader or staff who lives elsewhere. What the person was signed in
   * to ends with it. Ending what has ended is nothing. Who left does not see who stays.
   * @throws Refused `came_earlier`, `last_member` while the household has open orders; `not_found` for who never was a member.
   */
  async end(me: Actor, householdId: string, personId: string): Promise<MemberView[]> {
    return this.db.transaction(async (tx) => {
      const found = await scopedHousehold(tx, householdId, tx.forUpdate);
      const household = withinHome(me, KEEPERS, found, this.clock);
      const now = this.clock.now();
      const members = await currentMembers(tx, householdId, now);
      const member = members.find((each) => each.personId === personId);
      if (member) {
        // Who lives there acts as a member, whatever else they are.
        const mine = members.find((each) => each.personId === me.personId);
        refuseIf(
          memberEndRefusal(mine?.startsAt, { since: member.startsAt, me: member.personId === me.personId }),
        );
        if (members.length === 1 && (await this.hasOpenOrders(tx, householdId))) refuse('last_member');
        await this.leave(tx, me, household, personId);
      } else if (!(await this.wasMember(tx, householdId, personId))) refuse('not_found');
      if (personId === me.personId) return [];
      return this.views(me, await currentMembers(tx, household.id, this.clock.now()));
    });
  }

  /**
   * Names a member whose name and number labels and lists carry from now on; orders that are locked keep theirs.
   * @throws Refused `phone_required` for who gave no number; `not_found` to anyone but its members, and of who is none.
   */
  async nameContact(me: Actor, householdId: string, personId: string): Promise<MemberView[]> {
    return this.db.transaction(async (tx) => {
      const household = await scopedHousehold(tx, householdId, tx.forUpdate);
      if (!household || !lives(me, householdId, this.clock)) refuse('not_found');
      const now = this.clock.now();
      const members = await currentMembers(tx, householdId, now);
      const member = members.find((each) => each.personId === personId) ?? refuse('not_found');
      if (member.phoneSealed === null) refuse('phone_required');
      await households.chooseContact(tx, householdId, personId);
      await refreshContact(tx, this.sealer, householdId, now);
      const entry = { action: 'household.contact', subjectId: householdId, facts: { personId } };
      await audit(tx, this.clock, { actorId: me.personId, ...entry });
      return this.views(me, members);
    });
  }

  private async leave(tx: Tx, me: Actor, { id, door }: ScopedHousehold, personId: string): Promise<void> {
    await roleGrants.leave(tx, personId, id, this.clock.now());
    const left = await currentMembers(tx, id, this.clock.now());
    if (left.length === 0) await endOccupancy(tx, id);
    else await refreshContact(tx, this.sealer, id, this.clock.now(), { loaded: false });
    await this.sessions.endAll(tx, personId);
    if (personId !== me.personId)
      await tell(tx, this.clock, [{ personId, kind: 'binding', text: `您不再是 ${door} 的成员。` }]);
    const entry = { action: 'member.end', subjectId: id, facts: { personId } };
    await audit(tx, this.clock, { actorId: me.personId, ...entry });
  }

  private async hasOpenOrders(tx: Tx, householdId: string): Promise<boolean> {
    const order = await tx.one(
      `SELECT id FROM household_orders
       WHERE householdId = ? AND status IN ('submitted', 'locked', 'fulfilled') LIMIT 1`,
      [householdId],
    );
    return order !== undefined;
  }

  private async wasMember(tx: Tx, householdId: string, personId: string): Promise<boolean> {
    const grant = await tx.one(
      `SELECT id FROM role_grants WHERE personId = ? AND role = 'resident' AND scopeId = ?`,
      [personId, householdId],
    );
    return grant !== undefined;
  }

  private views(me: Actor, members: readonly MemberRow[]): MemberView[] {
    return members.map(({ personId, nameSealed, phoneSealed, startsAt }) => ({
      personId,
      name: this.sealer.open(nameSealed, at.name(personId)),
      phone:
        phoneSealed === null ? null : maskPhone(this.sealer.phoneOrEmpty(phoneSealed, at.phone(personId))),
      since: startsAt,
      me: personId === me.personId,
    }));
  }
}
