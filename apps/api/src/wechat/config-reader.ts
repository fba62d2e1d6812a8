import type { KeyObject } from 'node:crypto';

const LEAST_RSA_BITS = 2048;

/** Reads one object of the file; what is missing or wrong becomes a fault with its path. */
export class ConfigReader {
  private readonly entries: Record<string, unknown>;

  constructor(
    value: unknown,
    private readonly path: string,
    private readonly faults: string[],
  ) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) faults.push(`${path ? path.slice(0, -1) : 'the file'}: not an object`);
    this.entries = isObject ? (value as Record<string, unknown>) : {};
  }

  fault(name: string, what: string): void {
    this.faults.push(`${this.path}${name}: ${what}`);
  }

  names(): string[] {
    return Object.keys(this.entries);
  }

  text(name: string, form = /\S/, what = 'a text'): string {
    const value = this.entries[name];
    if (typeof value === 'string' && form.test(value)) return value;
    this.fault(name, value === undefined ? 'missing' : `not ${what}`);
    return '';
  }

  url(name: string, production: boolean, otherwise?: string): string {
    const value = this.entries[name] ?? otherwise;
    const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username)
      this.fault(name, value === undefined ? 'missing' : 'not a plain http(s) address');
    else if (production && url.protocol !== 'https:') this.fault(name, 'not https');
    return url?.href.replace(/\/+$/, '') ?? '';
  }

  object(name: string): ConfigReader {
    return new ConfigReader(this.entries[name], `${this.path}${name}.`, this.faults);
  }

  /** One that may be left out. */
  objectIf(name: string): ConfigReader | undefined {
    return this.entries[name] === undefined ? undefined : this.object(name);
  }

  list(name: string): ConfigReader[] {
    const value = this.entries[name];
    if (!Array.isArray(value)) {
      this.fault(name, value === undefined ? 'missing' : 'not a list');
      return [];
    }
    return value.map((entry, i) => new ConfigReader(entry, `${this.path}${name}[${i}].`, this.faults));
  }

  /** An RSA key in PEM. */
  key(name: string, read: (pem: string) => KeyObject): KeyObject | undefined {
    const pem = this.text(name);
    if (!pem) return undefined;
    try {
      const key = read(pem);
      if (key.asymmetricKeyType !== 'rsa') this.fault(name, 'not an RSA key');
      else if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_RSA_BITS)
        this.fault(name, `shorter than ${LEAST_RSA_BITS} bits`);
      return key;
    } catch {
      this.fault(name, 'not a key in PEM');
      return undefined;
    }
  }
}
