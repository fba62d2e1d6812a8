import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { dialled, phoneOf, type Phone } from '@cailan/shared-types';
import type { Config } from '../config';

/** A shorter tag would be accepted otherwise, and could be guessed. */
const TAG_BYTES = 16;

/** Seals names and phones with AES-256-GCM (`keyId.iv.tag.ciphertext`, base64url) and makes keyed hashes to search by. */
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

  seal(text: string): string {
    const { current } = this;
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', current.key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [current.id, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(
      '.',
    );
  }

  /** As `seal`; null where there is nothing. */
  sealOrNull(text: string | undefined): string | null {
    return text === undefined ? null : this.seal(text);
  }

  /** Throws when the key is unknown or the text was tampered with. */
  open(text: string): string {
    const [id, iv = '', tag = '', sealed = ''] = text.split('.');
    const key = this.config.dataKeys.find((candidate) => candidate.id === id)?.key;
    if (!key) throw new Error(`unknown data key ${id}`);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  }

  /** As `open`; empty where nothing was sealed. */
  openOrEmpty(text: string | null): string {
    return text === null ? '' : this.open(text);
  }

  private get current(): Config['dataKeys'][number] {
    const [current] = this.config.dataKeys;
    if (!current) throw new Error('no data key');
    return current;
  }

  /** Seals a number in E.164; what is none is kept as it was written. */
  sealPhone(text: string): string {
    return this.seal(phoneOf(text) ?? text);
  }

  /** A sealed number as people dial it; null where there is none. */
  phoneOrNull(text: string | null): string | null {
    return text === null ? null : dialled(phoneOf(this.open(text)) ?? this.open(text));
  }

  /** As `phoneOrNull`; empty where there is none. */
  phoneOrEmpty(text: string | null): string {
    return this.phoneOrNull(text) ?? '';
  }

  /** HMAC-SHA256 of the number with its country, in hex. */
  hashPhone(phone: Phone): string {
    return this.hash(`phone:${phone}`);
  }

  /** As numbers were hashed before they had their country: numbers of two countries may share it. */
  formerHash(phone: Phone): string {
    return this.hash(dialled(phone).replace(/\D/g, ''));
  }

  private hash(text: string): string {
    return createHmac('sha256', this.config.hashKey).update(text).digest('hex');
  }
}
