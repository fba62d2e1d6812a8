import { Injectable } from '@nestjs/common';
import type { DriverView } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { within } from '../../ground/access/scope';

const BY_GRANT: readonly KeyColumn[] = [{ sql: 'g.id', of: 'grantId' }];

/** A supermarket's own people. */
@Injectable()
export class SupermarketsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

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
