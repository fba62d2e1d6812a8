import { Injectable } from '@nestjs/common';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { at, Sealer, type SealedPlace } from '../../ground/db/sealer';
import { bindingCodes } from '../belonging/binding-codes.moves';
import { appointments } from '../appointments/appointments.moves';
import { bindings } from '../belonging/bindings.moves';
import { endOccupancy } from '../belonging/membership';
import { householdOrders } from '../../ordering/household-orders/household-orders.moves';
import type { Actor } from '../../ground/http/endpoint';
import { refuse } from '../../ground/refused';
import { JobsService } from '../../ground/jobs/jobs.service';
import { consents, people, wechatAccounts } from '../people/people.moves';
import { Person } from '../people/person.entity';
import { roleGrants } from '../people/role-grants.moves';
import { deskConfirmations } from '../desk/desk-confirmations.moves';
import { deskSignIns } from '../desk/desk-sign-ins.moves';
import { deputyRequests } from '../posts/deputy-requests.moves';
import { accountMoves } from '../sign-in/account-moves.moves';
import { postCodes } from '../sign-in/post-codes.moves';
import { sessions } from '../sign-in/sessions.moves';
import { messages } from '../../messages/messages.moves';
import { refreshContact } from '../../district/places/household-contacts';
import { households } from '../../district/places/households.moves';
import { Household } from '../../district/places/place.entity';
import { picturesOf } from './retention.sql';
import { blankTraces } from './traces.sql';
import { hasOpenBusiness, homesOf } from './open-business';

interface Places {
  name(id: string): SealedPlace;
  phone(id: string): SealedPlace;
}

const ON_ORDER: Places = { name: at.recipientName, phone: at.recipientPhone };
const ON_HOUSEHOLD: Places = { name: at.contactName, phone: at.contactPhone };

interface Recipient {
  id: string;
  nameSealed: string | null;
  phoneSealed: string | null;
}

/**
 * Forgets a person. Name, phone, WeChat account, consents, sessions, messages, wishes, drafts and pictures go, and what
 * they wrote or was written of them is blanked, each by an act of the room that has it; orders, doors, amounts and
 * postings stay without a name, so that the books still add up. The person's row stays as the id that orders, payments
 * and audit entries name.
 */
@Injectable()
export class ErasureService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly jobs: JobsService,
  ) {}

  /** @throws Refused `erasure_open_business` while they have open orders, money or a post. */
  async erase(me: Actor, { clientKey }: { clientKey: string }): Promise<{ done: true }> {
    const { personId } = me;
    await this.db.transaction(async (tx) => {
      const person = (await tx.lockById(Person, personId)) ?? refuse('not_found');
      const write = { actorId: personId, action: 'person.erase', clientKey, body: {}, subjectId: personId };
      if ((await auditOnce(tx, this.clock, write)).repeated) return;
      const now = this.clock.now();
      const homes = await homesOf(tx, personId, now);
      await tx.lockByIds(Household, homes);
      if (await hasOpenBusiness(tx, personId, now)) refuse('erasure_open_business');
      await this.forgetOrders(tx, person);
      for (const householdId of homes) await this.leave(tx, person, householdId, now);
      await this.forget(tx, person);
      for (const home of homes) await refreshContact(tx, this.sealer, home, now, { loaded: false });
    });
    return { done: true };
  }

  /** The name and phone on the orders of every household that they ever belonged to, where they are theirs. */
  private async forgetOrders(tx: Tx, person: Person): Promise<void> {
    const orders = await tx.many<Recipient & { placedById: string }>(
      `SELECT o.id, o.placedById, o.recipientNameSealed AS nameSealed, o.recipientPhoneSealed AS phoneSealed
       FROM household_orders o
       WHERE (o.recipientNameSealed IS NOT NULL OR o.recipientPhoneSealed IS NOT NULL) AND o.householdId IN
         (SELECT scopeId FROM role_grants WHERE personId = ? AND role = 'resident')`,
      [person.id],
    );
    for (const { id } of orders.filter(
      (order) => order.placedById === person.id || this.isOf(person, order, ON_ORDER),
    ))
      await householdOrders.unname(tx, id);
    await householdOrders.forgetNotesOf(tx, person.id);
    await householdOrders.end(tx, {
      where: `o.placedById = ? AND o.status = 'draft'`,
      values: [person.id],
      reason: null,
      forget: true,
    });
  }

  private async leave(tx: Tx, person: Person, householdId: string, now: string): Promise<void> {
    const others = await tx.one(
      `SELECT id FROM role_grants WHERE scopeId = ? AND role = 'resident' AND personId <> ?
         AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?) LIMIT 1`,
      [householdId, person.id, now, now],
    );
    const contact = await tx.one<Recipient>(
      `SELECT id, contactNameSealed AS nameSealed, contactPhoneSealed AS phoneSealed FROM households WHERE id = ?`,
      [householdId],
    );
    if (!others) await endOccupancy(tx, householdId);
    else if (contact && this.isOf(person, contact, ON_HOUSEHOLD)) await households.unname(tx, householdId);
  }

  /** A number is one person's; where there is none, the name says whose it is. */
  private isOf(person: Person, { id, nameSealed, phoneSealed }: Recipient, place: Places): boolean {
    const phone = this.sealer.phoneOrEmpty(phoneSealed, place.phone(id));
    const own = this.sealer.phoneOrEmpty(person.phoneSealed, at.phone(person.id));
    if (own !== '' && phone !== '') return phone === own;
    const name = this.sealer.open(person.nameSealed, at.name(person.id));
    return nameSealed !== null && this.sealer.open(nameSealed, place.name(id)) === name;
  }

  /** All that is kept of a person and of what they wrote, but for the id that money and goods name. */
  async forget(tx: Tx, person: Person): Promise<void> {
    const { id: personId, nameSealed } = person;
    const now = this.clock.now();
    const accounts = await tx.many<{ openid: string }>(
      'SELECT openid FROM wechat_accounts WHERE personId = ?',
      [personId],
    );
    const openids = accounts.map(({ openid }) => openid);
    await blankTraces(tx, { personId, name: this.sealer.open(nameSealed, at.name(personId)), openids });
    const pictures = await picturesOf(tx, personId);
    if (pictures.length > 0) await this.jobs.add(tx, 'pictures.remove', { ids: pictures }, now);
    await wechatAccounts.forget(tx, personId);
    await consents.forget(tx, personId);
    await sessions.forget(tx, personId);
    await messages.forget(tx, personId);
    await bindings.forget(tx, personId);
    await deskSignIns.forget(tx, personId);
    await deskConfirmations.forget(tx, personId);
    await deputyRequests.forget(tx, personId);
    await appointments.forgetNames(tx, personId);
    await postCodes.forget(tx, personId);
    await accountMoves.forget(tx, personId);
    await bindingCodes.endInvitationsOf(tx, personId, now);
    await roleGrants.endAll(tx, personId, now);
    await people.forget(tx, personId, this.sealer.seal('', at.name(personId)));
  }
}
