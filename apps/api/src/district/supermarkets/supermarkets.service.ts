import { Injectable } from '@nestjs/common';
import type { DriverView, RoundDefaults, SupplierTermsView } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db, marks } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { within } from '../../ground/access/scope';
import type { DistrictRules } from '../places/district-rules';
import type { District } from '../places/place.entity';
import type { Supermarket } from './supermarket.entity';
import { termsOf } from './supplier-terms';

const BY_GRANT: readonly KeyColumn[] = [{ sql: 'g.id', of: 'grantId' }];

/** A supermarket's own people. */
@Injectable()
export class SupermarketsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** What the plan says of the supplier. @throws Refused `not_found` for another supermarket or district. */
  async terms(me: Actor, id: string): Promise<SupplierTermsView> {
    const row = await this.db.one<Supermarket>('SELECT * FROM supermarkets WHERE id = ?', [id]);
    const scope = row && { ...row, supermarketId: row.id };
    const found = within(me, ['supermarket_staff', 'district_admin', 'inspector'], scope, this.clock);
    const terms = termsOf(found);
    const communities = await this.db.many<{ id: string }>(
      `SELECT id FROM places WHERE districtId = ? AND level = 'community'
         AND code IN (${marks(terms.communities.length) || 'NULL'}) ORDER BY sort, id`,
      [found.districtId, ...terms.communities],
    );
    const rounds = await this.roundDefaults(found.districtId);
    return { id, name: found.name, ...terms, communityIds: communities.map((place) => place.id), rounds };
  }

  private async roundDefaults(districtId: string): Promise<RoundDefaults> {
    const row = await this.db.one<District>('SELECT * FROM districts WHERE id = ?', [districtId]);
    return (JSON.parse(row?.rulesJson ?? '') as DistrictRules).rounds;
  }

  /** Who drives for the supermarket now, to be put on a load. @throws Refused `not_found` for another supermarket. */
  async drivers(me: Actor, supermarketId: string, paging: Paging): Promise<Page<DriverView[]>> {
    within(me, ['supermarket_staff'], { supermarketId }, this.clock);
    const now = this.clock.now();
    const cut = paging.cut(BY_GRANT);
    const rows = await this.db.many<{
      grantId: string;
      id: string;
      nameSealed: string;
      phoneSealed: string | null;
    }>(
      `SELECT g.id AS grantId, p.id, p.nameSealed, p.phoneSealed FROM role_grants g JOIN people p ON p.id = g.personId
       WHERE g.role = 'driver' AND g.scopeId = ? AND g.startsAt <= ? AND (g.endsAt IS NULL OR g.endsAt > ?)
         AND ${cut.where} ${cut.tail}`,
      [supermarketId, now, now, ...cut.values],
    );
    const page = paging.page(BY_GRANT, rows);
    return page.with(
      page.reply.map(({ id, nameSealed, phoneSealed }) => ({
        id,
        name: this.sealer.open(nameSealed, at.name(id)),
        phone: this.sealer.phoneOrEmpty(phoneSealed, at.phone(id)),
      })),
    );
  }
}
