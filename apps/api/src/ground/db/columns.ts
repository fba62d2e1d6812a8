import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/**
 * The schema's few column kinds, portable over SQLite and MySQL/MariaDB (decision 0003): raw reads give the same
 * JavaScript values on both engines, so rows need no hydration. Ids and codes compare byte by byte.
 */
const ascii = { charset: 'ascii', collation: 'ascii_bin' } as const;

/** Primary key: a UUIDv7 made by the application. */
export const Id = () => PrimaryColumn({ type: 'varchar', length: 36, ...ascii });
/** Another row's id. */
export const Ref = (options: ColumnOptions = {}) =>
  Column({ type: 'varchar', length: 36, ...ascii, ...options });
export const NullableRef = (options: ColumnOptions = {}) => Ref({ nullable: true, ...options });
/** A machine-readable word or code: status, kind, account, hash. */
export const Code = (length = 32, options: ColumnOptions = {}) =>
  Column({ type: 'varchar', length, ...ascii, ...options });
/** Text that people read. */
export const Text = (length = 128, options: ColumnOptions = {}) =>
  Column({ type: 'varchar', length, ...options });
/** Long text, among it JSON (parsed where it is read). */
export const LongText = (options: ColumnOptions = {}) => Column({ type: 'text', ...options });
/** A whole number: amounts in fen, masses in grams, counts, flags as 0 or 1. */
export const Int = (options: ColumnOptions = {}) => Column({ type: 'integer', ...options });
export const NullableInt = () => Int({ nullable: true });
/** An instant as ISO 8601 text in UTC to the millisecond; it sorts as text. */
export const Instant = () => Column({ type: 'varchar', length: 24, ...ascii });
export const NullableInstant = () => Column({ type: 'varchar', length: 24, ...ascii, nullable: true });
/** AES-256-GCM ciphertext with its key id (decision 0004). */
export const Sealed = () => Column({ type: 'varchar', length: 512, ...ascii });
export const NullableSealed = () => Column({ type: 'varchar', length: 512, ...ascii, nullable: true });
