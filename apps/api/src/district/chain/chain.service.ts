import { Injectable } from '@nestjs/common';
import { PLACE_KINDS, type ChainView, type PlaceKind } from '@cailan/shared-types';
import { Db, marks } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { servedPlaces } from '../places/places.sql';
import { chainsOf } from './chain.sql';

/** Who does what between list and door, as the plan says (domain §3). */
@Injectable()
export class ChainService {
  constructor(private readonly db: Db) {}

  /** The rules of the places that one's roles are held over; of a whole district's all that it has. */
  async mine(me: Actor): Promise<ChainView[]> {
    const scopeIds = [...new Set(me.grants.map(({ scopeId }) => scopeId))];
    const places = [...(await servedPlaces(this.db, scopeIds)), ...(await this.ofDistricts(scopeIds))];
    const views = new Map<string, ChainView>();
    for (const districtId of new Set(places.map((place) => place.districtId))) {
      const chainIn = await chainsOf(this.db, districtId);
      for (const placeKind of PLACE_KINDS)
        if (places.some((place) => place.districtId === districtId && place.kind === placeKind)) {
          const { collects, confirms, receives, handsOut, unitsSign } = chainIn(placeKind);
          views.set(districtId + placeKind, {
            placeKind,
            ...{ collects, confirms, receives, handsOut, unitsSign },
          });
        }
    }
    return [...views.values()];
  }

  private ofDistricts(ids: readonly string[]): Promise<{ districtId: string; kind: PlaceKind }[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.db.many(
      `SELECT DISTINCT districtId, kind FROM delivery_groups WHERE districtId IN (${marks(ids.length)})`,
      ids,
    );
  }
}
