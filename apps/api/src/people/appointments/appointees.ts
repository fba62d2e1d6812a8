import { Injectable } from '@nestjs/common';
import { phoneOf, postPhoneRefusal, type Phone } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import { refuse, refuseIf } from '../../ground/refused';
import { peopleWithPhone } from '../people/by-phone';
import { people } from '../people/people.moves';

/** Whom an appointment names. */
interface Named {
  name: string;
  phone: string;
  /** Who gives the post to the number. */
  givenById: string;
  districtId: string;
}

/** Whom a phone number and a name stand for. */
@Injectable()
export class Appointees {
  constructor(
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * The one person with this number: who signed in with it, or to whom something was given before, or else somebody who
   * stands in the database until they sign in. @throws Refused `bad_phone`, `phone_abroad`;
   * `phone_shared` where several have it.
   */
  async find(tx: Tx, named: Named): Promise<string> {
    const phone = phoneOf(named.phone) ?? refuse('bad_phone');
    refuseIf(postPhoneRefusal(phone));
    const [known, ...others] = await peopleWithPhone(tx, this.sealer, phone);
    if (others.length > 0) refuse('phone_shared');
    if (!known) return this.add(tx, named, phone);
    if (Number(known.accounts) === 0) await people.giveNumber(tx, known.id, named.givenById);
    await people.settle(tx, known.id, named.districtId);
    return known.id;
  }

  private async add(tx: Tx, { name, givenById, districtId }: Named, phone: Phone): Promise<string> {
    const id = newId();
    await people.add(tx, [
      {
        id,
        districtId,
        code: null,
        nameSealed: this.sealer.seal(name, at.name(id)),
        phoneSealed: this.sealer.sealPhone(phone, at.phone(id)),
        phoneHash: this.sealer.hashPhone(phone),
        invented: 0,
        phoneGivenById: givenById,
        createdAt: this.clock.now(),
      },
    ]);
    return id;
  }
}
