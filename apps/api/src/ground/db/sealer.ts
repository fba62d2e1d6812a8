import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { dialled, phoneOf, type Phone } from '@cailan/shared-types';
import type { Config } from '../settings/config';
import { answering } from './answering';

/** A shorter tag would be accepted otherwise, and could be guessed. */
const TAG_BYTES = 16;

/** Where a sealed text stands: it opens nowhere else. */
export interface SealedPlace {
  /** `people.nameSealed` */
  column: string;
  /** The row's id. */
  id: string;
}

const placeIn =
  (column: string) =>
  (id: string): SealedPlace => ({ column, id });

/** The places of sealed texts, by the row's id. */
export const at = {
  name: placeIn('people.nameSealed'),
  phone: placeIn('people.phoneSealed'),
  askedPhone: placeIn('deputy_requests.phoneSealed'),
  responsibleName: placeIn('responsibilities.nameSealed'),
  responsiblePhone: placeIn('responsibilities.phoneSealed'),
  appointee: placeIn('appointments.nameSealed'),
  contactName: placeIn('households.contactNameSealed'),
  contactPhone: placeIn('households.contactPhoneSealed'),
  recipientName: placeIn('household_orders.recipientNameSealed'),
  recipientPhone: placeIn('household_orders.recipientPhoneSealed'),
  rosterRow: placeIn('roster_rows.contentSealed'),
  orderNote: placeIn('household_orders.note'),
  bagNote: placeIn('bag_events.note'),
  confirmationDetail: placeIn('desk_confirmations.detailSealed'),
  deskAddress: placeIn('desk_sign_ins.addressSealed'),
} as const;

/** Marks a text that is bound to its place; those from before have four parts and no mark. */
const BOUND = 'b';

/** A sealed note in full: key id, mark, IV, tag and ciphertext. */
const SEALED_NOTE = /^[\w-]{1,16}\.b\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/;

/**
 * Seals names, phones and notes with AES-256-GCM (`keyId.b.iv.tag.ciphertext`, base64url) and makes keyed hashes to search by.
 * Table, column and row are the associated data: a text that was moved to another place does not open. What was sealed
 * before (`keyId.iv.tag.ciphertext`) opens until `npm run reseal` has bound it.
 */
export class Sealer {
  constructor(private readonly config: Pick<Config, 'dataKeys' | 'hashKey'>) {}

  /** The id of the key that seals. */
  get keyId(): string {
    return this.current.id;
  }

  /** Whether there is a key of this id. */
  knows(keyId: string): boolean {
    return this.config.dataKeys.some(({ id }) => id === keyId);
  }

  /** What every text begins with that needs no sealing anew. */
  get prefix(): string {
    return `${this.current.id}.${BOUND}.`;
  }

  seal(text: string, place: SealedPlace): string {
    const { current } = this;
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', current.key, iv);
    cipher.setAAD(associated(place));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const parts = [iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
    return [current.id, BOUND, ...parts].join('.');
  }

  /** As `seal`; null where there is nothing. */
  sealOrNull(text: string | undefined, place: SealedPlace): string | null {
    return text === undefined ? null : this.seal(text, place);
  }

  /** Throws when the key is unknown, or the text was tampered with or stood somewhere else. */
  open(text: string, place: SealedPlace): string {
    answering.refuseAfterCommit(`unsealing ${place.column}`);
    const [id, ...rest] = text.split('.');
    const bound = rest[0] === BOUND;
    const [iv = '', tag = '', sealed = ''] = bound ? rest.slice(1) : rest;
    const key = this.config.dataKeys.find((candidate) => candidate.id === id)?.key;
    if (!key) throw new Error(`unknown data key ${id}`);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    if (bound) decipher.setAAD(associated(place));
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  }

  /** Seals what somebody wrote in their own words; an empty note stays empty. */
  sealNote(text: string, place: SealedPlace): string {
    return text === '' ? '' : this.seal(text, place);
  }

  /**
   * A note as it was written. Notes of before stand as they were typed, and one of them may look like a sealed one:
   * what does not open is shown as it stands, so that nobody's typing keeps a shop from its pack sheet.
   */
  openNote(text: string, place: SealedPlace): string {
    answering.refuseAfterCommit(`unsealing ${place.column}`);
    if (!SEALED_NOTE.test(text)) return text;
    try {
      return this.open(text, place);
    } catch {
      return text;
    }
  }

  /** A note sealed with the key in use; undefined where it is so already, or names a key that is not there. */
  renewedNote(text: string, place: SealedPlace): string | undefined {
    const [keyId = ''] = text.split('.');
    if (SEALED_NOTE.test(text) && !this.knows(keyId)) return undefined;
    const plain = this.openNote(text, place);
    return plain !== text && text.startsWith(this.prefix) ? undefined : this.sealNote(plain, place);
  }

  /** Opens a text and seals it for another place; null stays null. */
  move(text: string | null, from: SealedPlace, to: SealedPlace): string | null {
    return text === null ? null : this.seal(this.open(text, from), to);
  }

  /** As `open`; empty where nothing was sealed. */
  openOrEmpty(text: string | null, place: SealedPlace): string {
    return text === null ? '' : this.open(text, place);
  }

  private get current(): Config['dataKeys'][number] {
    const [current] = this.config.dataKeys;
    if (!current) throw new Error('no data key');
    return current;
  }

  /** Seals a number in E.164; what is none is kept as it was written. */
  sealPhone(text: string, place: SealedPlace): string {
    return this.seal(phoneOf(text) ?? text, place);
  }

  /** A sealed number as people dial it; null where there is none. */
  phoneOrNull(text: string | null, place: SealedPlace): string | null {
    if (text === null) return null;
    const phone = this.open(text, place);
    return dialled(phoneOf(phone) ?? phone);
  }

  /** As `phoneOrNull`; empty where there is none. */
  phoneOrEmpty(text: string | null, place: SealedPlace): string {
    return this.phoneOrNull(text, place) ?? '';
  }

  /** HMAC-SHA256 of the number with its country, in hex. */
  hashPhone(phone: Phone): string {
    return this.hash(`phone:${phone}`);
  }

  /** As numbers were hashed before they had their country: numbers of two countries may share it. */
  formerHash(phone: Phone): string {
    return this.hash(dialled(phone).replace(/\D/g, ''));
  }

  /** HMAC-SHA256 of a code that is shown once, in hex. */
  hashCode(code: string): string {
    return this.hash(`code:${code}`);
  }

  private hash(text: string): string {
    return createHmac('sha256', this.config.hashKey).update(text).digest('hex');
  }
}

const associated = ({ column, id }: SealedPlace): Buffer => Buffer.from(`${column} ${id}`);
