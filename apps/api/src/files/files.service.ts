import { Injectable } from '@nestjs/common';
import type { FileView, Role } from '@cailan/shared-types';
import { Clock } from '../clock';
import { Db } from '../db/db';
import { newId } from '../db/ids';
import type { Actor } from '../http/endpoint';
import { refuse } from '../http/refused';
import { scopeWhere } from '../http/scope';
import { allocatedWithin } from '../payments/payments.sql';
import type { Person } from '../people/person.entity';
import { FileStore, sha256 } from './file-store';
import { StoredFile } from './stored-file.entity';

const SIGNATURES: [string, number[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
];

const GATE_AND_LEADER: readonly Role[] = ['community_staff', 'floor_captain', 'grid_leader'];
const PLACES = ['street', 'community', 'grid', 'building', 'unit', 'delivery_group'] as const;

/** Pictures: vouchers and handoff photos. Seen by who made them, and by who handles the payment or handoff. */
@Injectable()
export class FilesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: FileStore,
  ) {}

  /** @throws Refused `unsupported_media_type` when the bytes are no JPEG or PNG, whatever the header says. */
  async save(me: Actor, body: unknown, mediaType: string): Promise<FileView> {
    const bytes = Buffer.isBuffer(body) ? body : refuse('unsupported_media_type');
    const [known] = SIGNATURES.find(([, head]) => head.every((byte, i) => bytes[i] === byte)) ?? [];
    if (!known || !mediaType.startsWith(known)) refuse('unsupported_media_type');
    const id = newId();
    await this.store.save(id, bytes);
    const file = { id, sha256: sha256(bytes), bytes: bytes.length };
    await this.db.transaction(async (tx) => {
      const owner = await tx.one<Person>('SELECT * FROM people WHERE id = ?', [me.personId]);
      const districtId = owner?.districtId ?? refuse('not_found');
      await tx.insert(StoredFile, [
        { ...file, ownerId: me.personId, districtId, mediaType: known, createdAt: this.clock.now() },
      ]);
    });
    return file;
  }

  async read(me: Actor, id: string): Promise<{ bytes: Buffer; mediaType: string }> {
    const file = await this.db.one<StoredFile>('SELECT * FROM stored_files WHERE id = ?', [id]);
    if (!file || !(file.ownerId === me.personId || (await this.concerns(me, id)))) refuse('not_found');
    return { bytes: await this.store.read(id), mediaType: file.mediaType };
  }

  private async concerns(me: Actor, id: string): Promise<boolean> {
    const trade = (alias: string) =>
      scopeWhere(me, ['supermarket_staff', 'district_admin'], alias, ['supermarket', 'district'], this.clock);
    const [payee, carrier] = [trade('p'), trade('l')];
    const payer = scopeWhere(me, ['grid_leader', 'community_staff'], 'g', PLACES, this.clock);
    const paid = allocatedWithin(payer);
    const place = scopeWhere(me, GATE_AND_LEADER, 'g', PLACES, this.clock);
    const row = await this.db.one(
      `SELECT p.id FROM payments p
         WHERE (p.voucherFileId = ? OR p.id IN (SELECT paymentId FROM refund_batches WHERE voucherFileId = ?))
           AND (p.payerId = ? OR ${payee.sql} OR ${paid.sql})
       UNION SELECT h.id FROM handoffs h JOIN loads l ON l.id = h.loadId LEFT JOIN group_orders g ON g.id = h.groupOrderId
         WHERE h.id IN (SELECT id FROM handoffs WHERE fileId = ?
                        UNION SELECT handoffId FROM handoff_exceptions WHERE fileId = ?)
           AND (${carrier.sql} OR ${place.sql})
       LIMIT 1`,
      [id, id, me.personId, ...payee.values, ...paid.values, id, id, ...carrier.values, ...place.values],
    );
    return row !== undefined;
  }
}
