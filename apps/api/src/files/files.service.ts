import { Inject, Injectable } from '@nestjs/common';
import type { FileView, Post } from '@cailan/shared-types';
import { Clock } from '../ground/clock';
import { CONFIG, type Config } from '../ground/settings/config';
import { Db, isDuplicate, type Reader } from '../ground/db/db';
import { newId } from '../ground/db/ids';
import type { Actor } from '../ground/http/endpoint';
import { InvalidBody } from '../ground/http/invalid-body';
import { refuse } from '../ground/refused';
import { scopeWhere } from '../ground/access/scope';
import { actWhere } from '../district/chain/chain.sql';
import { JobsService } from '../ground/jobs/jobs.service';
import { allocatedWithin } from '../money/payments/payments.sql';
import { requireConsent } from '../people/people/consents';
import { Person } from '../people/people/person.entity';
import { FileStore, sha256 } from '../ground/store/file-store';
import { pictureIn } from './pictures';
import type { StoredFile } from '../ground/store/stored-file.entity';
import { storedFiles } from '../ground/store/stored-files.moves';
import { addSweep, sweep } from '../ground/store/sweep';

const CLIENT_KEY = /^[\w-]{8,64}$/;
const DAY_SECONDS = 86_400;

const GATE_AND_LEADER: readonly Post[] = ['community_staff', 'floor_captain', 'committee', 'grid_leader'];
const PLACES = ['street', 'community', 'grid', 'building', 'unit', 'delivery_group'] as const;

/** Pictures: vouchers and handoff photos. Seen by who made them, and by who handles the payment or handoff. */
@Injectable()
export class FilesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: FileStore,
    private readonly jobs: JobsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.jobs.handle('files.sweep', () => sweep(this.db, this.store, this.clock));
  }

  /**
   * Keeps a picture, made anew, for its owner to name in a payment or handoff; what nothing names goes after two days.
   * @throws Refused `role_required`, `consent_required`, `not_found` before anything is kept; `too_many_pictures`;
   * `unsupported_media_type` for what is no JPEG or PNG; `client_key_reused`.
   */
  async save(me: Actor, body: unknown, clientKey: string = newId()): Promise<FileView> {
    const districtId = await this.mayStore(me);
    const sent = Buffer.isBuffer(body) ? body : refuse('unsupported_media_type');
    if (!CLIENT_KEY.test(clientKey)) throw new InvalidBody(['query.clientKey: must be 8 to 64 letters']);
    const sentSha256 = sha256(sent);
    const before = await this.sentBefore(me, clientKey, sentSha256);
    if (before) return before;
    const { bytes, mediaType } = await pictureIn(sent);
    const id = newId();
    const file = { id, sha256: sha256(bytes), bytes: bytes.length };
    await this.store.save(id, bytes);
    const owned = { ownerId: me.personId, districtId, createdAt: this.clock.now() };
    try {
      await this.db.transaction(async (tx) => {
        // Those who send at once take turns behind their own row: each counts what the others kept.
        await tx.lockById(Person, me.personId);
        await this.requireRoom(tx, me);
        await storedFiles.keep(tx, { ...file, ...owned, mediaType, clientKey, sentSha256 });
        await addSweep(this.jobs, tx, this.clock);
      });
    } catch (error) {
      await this.store.remove(id);
      const twin = isDuplicate(error) && (await this.sentBefore(me, clientKey, sentSha256));
      if (!twin) throw error;
      return twin;
    }
    return file;
  }

  /** The district of someone with a part in the chain, who agreed, and has not sent too many today. */
  private async mayStore(me: Actor): Promise<string> {
    if (me.grants.length === 0) refuse('role_required');
    await requireConsent(this.db, me.personId);
    const owner = await this.db.one<Person>('SELECT * FROM people WHERE id = ?', [me.personId]);
    await this.requireRoom(this.db, me);
    return owner?.districtId ?? refuse('not_found');
  }

  /** @throws Refused `too_many_pictures`. */
  private async requireRoom(sql: Reader, me: Actor): Promise<void> {
    const today = await sql.one<{ count: number }>(
      'SELECT COUNT(*) AS count FROM stored_files WHERE ownerId = ? AND createdAt > ?',
      [me.personId, this.clock.in(-DAY_SECONDS)],
    );
    const { picturesPerDay } = this.config.limits;
    if ((today?.count ?? 0) >= picturesPerDay) refuse('too_many_pictures', { most: picturesPerDay });
  }

  private async sentBefore(me: Actor, clientKey: string, sent: string): Promise<FileView | undefined> {
    const file = await this.db.one<StoredFile>(
      'SELECT * FROM stored_files WHERE ownerId = ? AND clientKey = ?',
      [me.personId, clientKey],
    );
    if (!file) return undefined;
    if (file.sentSha256 !== sent) refuse('client_key_reused');
    return { id: file.id, sha256: file.sha256, bytes: file.bytes };
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
    const payer = actWhere(me, 'pay', 'g', PLACES, this.clock);
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
