import { exchange, NoAnswer, type Answer } from '../exchange';
import { BadFields, Fields } from '../fields';
import { WechatError } from './wechat-error';

/** What WeChat says when it is busy; also ours for an answer that never came. */
const BUSY = -1;

/** Asks WeChat's server API; tokens and secrets travel in its addresses, so none is ever named in an error. */
export class MiniHttp {
  constructor(
    private readonly base: string,
    private readonly withinMs: number,
  ) {}

  get(path: string, query: Record<string, string>): Promise<Fields> {
    return this.json(`${path}?${new URLSearchParams(query).toString()}`, { method: 'GET' });
  }

  post(path: string, query: Record<string, string>, body: object): Promise<Fields> {
    return this.json(addressOf(path, query), posting(body));
  }

  /** The bytes of a picture; a refusal is JSON all the same. */
  async picture(path: string, query: Record<string, string>, body: object): Promise<Buffer> {
    const answer = await this.send(addressOf(path, query), posting(body));
    if (/^image\//.test(answer.headers['content-type'] ?? '')) return answer.bytes;
    read(answer);
    throw new WechatError(BUSY, 'no picture');
  }

  private async json(address: string, init: RequestInit): Promise<Fields> {
    return read(await this.send(address, init));
  }

  private async send(address: string, init: RequestInit): Promise<Answer> {
    try {
      return await exchange(`${this.base}${address}`, init, this.withinMs);
    } catch (error) {
      if (error instanceof NoAnswer) throw new WechatError(BUSY, error.message);
      throw error;
    }
  }
}

/** Reads the fields of an answer; what is not as documented counts as no answer. */
export function readAnswer<T>(take: () => T): T {
  try {
    return take();
  } catch (error) {
    if (error instanceof BadFields || error instanceof SyntaxError)
      throw new WechatError(BUSY, error instanceof BadFields ? error.message : 'not JSON');
    throw error;
  }
}

function addressOf(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}

function posting(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The fields of a success. @throws WechatError for an errcode, whatever the HTTP status, and for a status that is none */
function read({ status, bytes }: Answer): Fields {
  if (status >= 500) throw new WechatError(BUSY, `HTTP ${status}`);
  return readAnswer(() => {
    const value = JSON.parse(bytes.toString('utf8')) as { errcode?: unknown; errmsg?: unknown } | null;
    const fields = new Fields(value);
    const errcode = value?.errcode ?? 0;
    if (typeof errcode !== 'number') throw new BadFields('errcode: not a number');
    if (errcode !== 0) throw new WechatError(errcode, typeof value?.errmsg === 'string' ? value.errmsg : '');
    if (status !== 200) throw new WechatError(BUSY, `HTTP ${status}`);
    return fields;
  });
}
