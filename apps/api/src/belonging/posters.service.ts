import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { Db, marks } from '../db/db';
import { DocumentRenderer } from '../documents/document-renderer';
import type { Printed } from '../documents/documents.service';
import type { Actor } from '../http/endpoint';
import { BindingCodesService } from './binding-codes.service';

/** The sheets with the codes, for the doors of the actor's buildings. */
@Injectable()
export class PostersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly codes: BindingCodesService,
    private readonly renderer: DocumentRenderer,
  ) {}

  /** One page a building, in the order of the plan. */
  async posters(me: Actor): Promise<Printed> {
    const codes = await this.codes.buildings(me);
    const rows = await this.db.many<{ id: string; communityName: string }>(
      `SELECT p.id, c.name AS communityName FROM places p JOIN places c ON c.id = p.communityId
       WHERE p.id IN (${marks(codes.length) || 'NULL'})`,
      codes.map(({ placeId }) => placeId),
    );
    const communities = new Map(rows.map(({ id, communityName }) => [id, communityName]));
    const posters = codes.map(({ placeId, placeName, code }) => ({
      communityName: communities.get(placeId) ?? '',
      placeName,
      code,
    }));
    const doc = { printedAt: this.clock.now(), posters };
    return { stream: this.renderer.render('posters.pdf', doc), name: '楼栋编码', format: 'pdf' };
  }
}
