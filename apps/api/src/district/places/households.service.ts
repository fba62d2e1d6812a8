import { Injectable } from '@nestjs/common';
import { maskPhone, type HouseholdView } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import { withinHome } from '../../ground/access/scope';
import { helperName } from './helper-name';
import { helperRows, householdRow, memberRows } from './households.sql';

/** A household with its members, and who looks after it. */
@Injectable()
export class HouseholdsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** @throws Refused `not_found` to anyone but its members, its grid leader and its floor captain. */
  async get(me: Actor, id: string): Promise<HouseholdView> {
    const found = await householdRow(this.db, id);
    const household = withinHome(me, ['grid_leader', 'floor_captain'], found, this.clock);
    const now = this.clock.now();
    const members = await memberRows(this.db, id, now);
    const helpers = await helperRows(this.db, household, now);
    const { door, address, communityName, deliveryGroupName, dropPointName } = household;
    return {
      id,
      door,
      address,
      communityName,
      deliveryGroupName,
      dropPointName,
      placeKind: household.placeKind,
      contactName: this.sealer.openOrEmpty(household.contactNameSealed, at.contactName(id)),
      contactPhone: maskPhone(this.sealer.phoneOrEmpty(household.contactPhoneSealed, at.contactPhone(id))),
      members: members.map(({ personId, nameSealed }) => ({
        personId,
        name: this.sealer.open(nameSealed, at.name(personId)),
      })),
      helpers: helpers.map((row) => ({
        roleName: helperName(row),
        name: this.sealer.open(row.nameSealed, at.name(row.personId)),
        phone: this.sealer.phoneOrEmpty(row.phoneSealed, at.phone(row.personId)),
      })),
    };
  }
}
