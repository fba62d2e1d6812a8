import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../clock';
import { exchange, NoAnswer, type Answer } from '../exchange';
import { BadFields, Fields } from '../fields';
import type { Merchant, WechatConfig } from '../../settings/wechat-config';
import { PayError } from './pay-error';
import { authorization, newNonce, signatureFault } from './sign';

/** A read is tried this often; after each failure it waits twice as long. */
const READ_TRIES = 3;
const FIRST_PAUSE_MS = 200;

interface PayRequest {
  method: 'GET' | 'POST';
  /** With its query. */
  path: string;
  body?: object;
}

/** Asks WeChat Pay: signs what is sent, believes only what is signed. */
export class PayHttp {
  constructor(
    private readonly config: WechatConfig,
    private readonly clock: Clock,
    private readonly withinMs: number,
  ) {}

  /** The signed body of a success; undefined for 204. @throws PayError */
  async ask(merchant: Merchant, request: PayRequest): Promise<Fields | undefined> {
    const answer = await this.trying(request.method, () => this.askOnce(merchant, request));
    return answer.status === 204 ? undefined : fieldsOf(answer);
  }

  /** The bytes of a file at an address that WeChat Pay gave: the one answer that is not signed. @throws PayError */
  async download(merchant: Merchant, address: string): Promise<Buffer> {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    // The request is signed with the merchant's key: it goes to WeChat Pay and nowhere else.
    if (url?.origin !== new URL(this.config.payUrl).origin)
      throw new PayError('BAD_ANSWER', 200, false, 'download address of another host');
    const path = `${url.pathname}${url.search}`;
    const answer = await this.trying('GET', async () =>
      succeeded(await this.send(url.href, merchant, { method: 'GET', path })),
    );
    return answer.bytes;
  }

  private async askOnce(merchant: Merchant, request: PayRequest): Promise<Answer> {
    const answer = await this.send(`${this.config.payUrl}${request.path}`, merchant, request);
    if (!mayBeUnsigned(answer.status)) {
      const fault = signatureFault(
        merchant.platformKeys,
        answer.headers,
        answer.bytes,
        this.clock.ms() / 1000,
      );
      if (fault) throw new PayError('BAD_SIGNATURE', answer.status, true, fault);
    }
    return succeeded(answer);
  }

  private async send(url: string, merchant: Merchant, { method, body }: PayRequest): Promise<Answer> {
    const text = body ? JSON.stringify(body) : '';
    const { pathname, search } = new URL(url);
    const signed = { timestamp: String(Math.floor(this.clock.ms() / 1000)), nonce: newNonce() };
    const wanted = [...merchant.platformKeys.keys()].find((serial) => serial.startsWith('PUB_KEY_ID_'));
    const headers = {
      accept: 'application/json',
      'user-agent': 'cailan',
      authorization: authorization(merchant, { method, path: `${pathname}${search}`, body: text }, signed),
      ...(body && { 'content-type': 'application/json' }),
      // Once its public key is known here, WeChat shall sign with that instead of a certificate.
      ...(wanted && { 'wechatpay-serial': wanted }),
    };
    try {
      return await exchange(url, { method, headers, body: body ? text : undefined }, this.withinMs);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      throw new PayError(error.reason === 'timeout' ? 'TIMEOUT' : 'NETWORK', 0, true, error.message);
    }
  }

  /** Reads are repeated here; whether to write again is for the caller to say, who keeps the numbers. */
  private async trying(method: PayRequest['method'], ask: () => Promise<Answer>): Promise<Answer> {
    const tries = method === 'GET' ? READ_TRIES : 1;
    for (let tried = 1; ; tried++) {
      try {
        return await ask();
      } catch (error) {
        if (tried >= tries || !(error instanceof PayError && error.retryable)) throw error;
        await pause(FIRST_PAUSE_MS * 2 ** (tried - 1));
      }
    }
  }
}

/** What never reached WeChat's signer, or came from someone whom it cannot answer by name. It tells nothing of a payment. */
function mayBeUnsigned(status: number): boolean {
  return status === 401 || retryableStatus(status);
}

function retryableStatus(status: number): boolean {
  return status === 429 || status >= 500;
}

function succeeded(answer: Answer): Answer {
  const { status } = answer;
  if (status >= 200 && status < 300) return answer;
  const { code, message } = errorOf(answer);
  throw new PayError(
    code ?? `HTTP_${status}`,
    status,
    retryableStatus(status) || code === 'STATEMENT_CREATING',
    message,
  );
}

function errorOf(answer: Answer): { code?: string; message?: string } {
  try {
    const body = fieldsOf(answer);
    return { code: body.textIf('code'), message: body.textIf('message') };
  } catch {
    return {};
  }
}

function fieldsOf({ status, bytes }: Answer): Fields {
  return wellFormed(status, () => new Fields(JSON.parse(bytes.toString('utf8')) as unknown));
}

/** Reads an answer's fields; what is not as documented is a PayError `BAD_ANSWER`. */
export function wellFormed<T>(status: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadFields || error instanceof SyntaxError)
      // A success that cannot be read may have been one.
      throw new PayError('BAD_ANSWER', status, true, error instanceof BadFields ? error.message : 'not JSON');
    throw error;
  }
}
