import type { KeyObject } from 'node:crypto';

const LEAST_RSA_BITS = 2048;
const MISSING = '没有写，必须写';

/** Reads one object of the file; what is missing or wrong becomes a fault, its path and in Chinese what to write. */
export class ConfigReader {
  private readonly entries: Record<string, unknown>;

  constructor(
    value: unknown,
    private readonly path: string,
    private readonly faults: string[],
  ) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) faults.push(`${path ? path.slice(0, -1) : '整个文件'}: 要写一个对象 {…}`);
    this.entries = isObject ? (value as Record<string, unknown>) : {};
  }

  fault(name: string, what: string): void {
    this.faults.push(`${this.path}${name}: ${what}`);
  }

  names(): string[] {
    return Object.keys(this.entries);
  }

  /** @param what what should stand there, in Chinese, as in 要写… */
  text(name: string, form = /\S/, what = '一段文字'): string {
    const value = this.entries[name];
    if (typeof value === 'string' && form.test(value)) return value;
    this.fault(name, value === undefined ? MISSING : `要写${what}`);
    return '';
  }

  url(name: string, production: boolean, otherwise?: string): string {
    const value = this.entries[name] ?? otherwise;
    const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username)
      this.fault(name, value === undefined ? MISSING : '要写 http 或 https 地址，不带参数、# 和用户名');
    else if (production && url.protocol !== 'https:') this.fault(name, '正式运行要写 https 地址');
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
      this.fault(name, value === undefined ? MISSING : '要写一个列表 […]');
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
      if (key.asymmetricKeyType !== 'rsa') this.fault(name, '不是 RSA 密钥，请换一个');
      else if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_RSA_BITS)
        this.fault(name, `短于 ${LEAST_RSA_BITS} 位，请换一个`);
      return key;
    } catch {
      this.fault(name, '不是 PEM 格式的密钥，请把整个 PEM 文件的内容写进来');
      return undefined;
    }
  }
}
