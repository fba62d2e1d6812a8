/** Something that WeChat sent which is not of the documented shape. */
export class BadFields extends Error {}

/** The largest number of an integer column. */
const MOST = 2_147_483_647;

/** Reads the fields of one object that WeChat sent; @throws BadFields naming the field. */
export class Fields {
  private readonly entries: Record<string, unknown>;

  constructor(
    value: unknown,
    private readonly what = 'body',
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new BadFields(`${what}: not an object`);
    this.entries = value as Record<string, unknown>;
  }

  /** A text of at most `most` characters: what is kept must fit its column on every engine. */
  text(name: string, most = Infinity): string {
    const value = this.textIf(name, most);
    if (value === undefined) throw new BadFields(`${this.what}.${name}: missing`);
    return value;
  }

  /** A text; undefined when it is absent or empty, which WeChat takes for the same. */
  textIf(name: string, most = Infinity): string | undefined {
    const value = this.present(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string') throw new BadFields(`${this.what}.${name}: not a text`);
    if (value.length > most) throw new BadFields(`${this.what}.${name}: longer than ${most}`);
    return value;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    const value = this.text(name);
    if (!values.includes(value as T))
      throw new BadFields(`${this.what}.${name}: not one of ${values.join(', ')}`);
    return value as T;
  }

  /** An amount in fen, or another count, as far as the columns hold it: 21 million yuan. */
  count(name: string): number {
    const value = this.present(name);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MOST)
      throw new BadFields(`${this.what}.${name}: not a whole number`);
    return value;
  }

  /** An instant of WeChat (RFC 3339, its own offset) as UTC with milliseconds. */
  instant(name: string): string {
    return this.instantIf(name) ?? this.missing(name);
  }

  instantIf(name: string): string | undefined {
    const value = this.textIf(name);
    if (value === undefined) return undefined;
    const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(value)
      ? Date.parse(value)
      : NaN;
    if (Number.isNaN(ms)) throw new BadFields(`${this.what}.${name}: not an instant`);
    return new Date(ms).toISOString();
  }

  object(name: string): Fields {
    return new Fields(this.entries[name], `${this.what}.${name}`);
  }

  objectIf(name: string): Fields | undefined {
    return this.present(name) === undefined ? undefined : this.object(name);
  }

  private present(name: string): unknown {
    const value = Object.hasOwn(this.entries, name) ? this.entries[name] : undefined;
    return value ?? undefined;
  }

  private missing(name: string): never {
    throw new BadFields(`${this.what}.${name}: missing`);
  }
}
