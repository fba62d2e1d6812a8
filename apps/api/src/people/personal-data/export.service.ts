import { Injectable } from '@nestjs/common';
import type { PersonExportView } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import { refuse } from '../../ground/refused';
import { consentsOf } from '../people/consents';
import { PeopleService } from '../people/people.service';
import type { Person } from '../people/person.entity';
import { ordersOf } from './export-orders.sql';
import {
  desksOf,
  drivesOf,
  householdsOf,
  joiningsOf,
  messagesOf,
  paymentsOf,
  picturesOf,
  writtenBy,
} from './export.sql';

/**
 * Everything that the service holds of a person, for the person: in full, since it is theirs. What is in it, and what is
 * not and why, stands at each column of `personal-columns.ts`.
 */
@Injectable()
export class ExportService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly people: PeopleService,
  ) {}

  async of(me: Actor): Promise<PersonExportView> {
    const { personId } = me;
    const person = await this.db.one<Person>('SELECT * FROM people WHERE id = ?', [personId]);
    if (!person) refuse('not_found');
    const { roles, wechat } = await this.people.view({ personId });
    const { db, sealer } = this;
    const now = this.clock.now();
    return {
      exportedAt: now,
      person: {
        name: this.sealer.open(person.nameSealed, at.name(personId)),
        phone: this.sealer.phoneOrNull(person.phoneSealed, at.phone(personId)),
        createdAt: person.createdAt,
        wechat,
      },
      roles,
      consents: await consentsOf(db, personId),
      households: await householdsOf(db, sealer, personId, now),
      joinings: await joiningsOf(db, personId),
      orders: await ordersOf(db, sealer, personId),
      payments: await paymentsOf(db, personId),
      messages: await messagesOf(db, personId),
      pictures: await picturesOf(db, personId),
      written: await writtenBy(db, sealer, personId),
      drives: await drivesOf(db, personId),
      desks: await desksOf(db, sealer, personId),
    };
  }
}
