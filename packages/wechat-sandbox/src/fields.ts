/** Says which field is wrong, by its path, and throws. */
export type Reject = (field: string, issue: string) => never;

/** A JSON object read field by field: each is there, of its type and within its limits, or `reject` says what is wrong. */
export class Fields {
  private constructor(
    private readonly values: Record<string, unknown>,
    private readonly path: string,
    private readonly reject: Reject,
  ) {}

  static of(value: unknown, reject: Reject, path = ''): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return reject(path || '/', '应为 JSON 对象');
    }
    return new Fields(value as Record<string, unknown>, path, reject);
  }

  has(name: string): boolean {
    return this.values[name] !== undefined;
  }

  /** What was sent, in the order of its names: two requests are the same when this is. */
  json(): string {
    return JSON.stringify(sorted(this.values));
  }

  names(): string[] {
    return Object.keys(this.values);
  }

  object(name: string): Fields {
    return Fields.of(this.values[name], this.reject, `${this.path}/${name}`);
  }

  objects(name: string): Fields[] {
    const list = this.values[name];
    if (!Array.isArray(list)) return this.wrong(name, '应为数组');
    return list.map((one, i) => Fields.of(one, this.reject, `${this.path}/${name}/${i}`));
  }

  /** A text of 1 to `max` characters. */
  text(name: string, max: number, pattern?: RegExp): string {
    const value = this.values[name];
    if (typeof value !== 'string' || value === '') return this.wrong(name, '必填，应为文本');
    if ([...value].length > max) return this.wrong(name, `长度不能超过 ${max}`);
    if (pattern && !pattern.test(value)) return this.wrong(name, '格式不正确');
    return value;
  }

  optionalText(name: string, max: number, pattern?: RegExp): string | undefined {
    return this.has(name) ? this.text(name, max, pattern) : undefined;
  }

  integer(name: string, min: number, max: number): number {
    const value = this.values[name];
    if (!Number.isSafeInteger(value)) return this.wrong(name, '必填，应为整数');
    if ((value as number) < min || (value as number) > max)
      return this.wrong(name, `应在 ${min} 与 ${max} 之间`);
    return value as number;
  }

  number(name: string, min: number, max: number): number {
    const value = this.values[name];
    if (typeof value !== 'number' || value < min || value > max)
      return this.wrong(name, `应为 ${min} 至 ${max} 的数`);
    return value;
  }

  texts(name: string): string[] {
    const list = this.values[name];
    const isTexts = Array.isArray(list) && list.every((one) => typeof one === 'string');
    return isTexts ? list : this.wrong(name, '应为文本数组');
  }

  boolean(name: string): boolean {
    const value = this.values[name] ?? false;
    return typeof value === 'boolean' ? value : this.wrong(name, '应为布尔值');
  }

  wrong(name: string, issue: string): never {
    return this.reject(`${this.path}/${name}`, issue);
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, sorted(one)]));
}

/** The JSON of a request's raw body; undefined when it is none. */
export function parseJson(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '') as unknown;
  } catch {
    return undefined;
  }
}
