import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errors, Pool, type Dispatcher } from 'undici';
import {
  askWhole,
  jsonIn,
  ProblemError,
  problemIn,
  targetOf,
  type AnyInput,
  type Answered,
  type Asked,
  type Input,
  type RefusalCode,
  type ReplyOf,
  type Route,
  type Stream,
} from '@cailan/shared-types';

const BUSY_TRIES = 5;

/** What goes with a request: who asks, and what the contract's route is given. */
export type Ask<R extends Route | Stream> = Input<R> & Token;

interface Token {
  token?: string;
}

/** The service as its clients reach it: typed by the contract, on a bounded number of kept connections. */
export class Client {
  /** Requests sent so far, those among them that were repeated because the service was busy. */
  requests = 0;
  busy = 0;
  private readonly pool: Pool;

  constructor(url: string, connections: number) {
    // The share-out of a whole street and its printed sheets take their time.
    this.pool = new Pool(url, { connections, headersTimeout: 280_000, bodyTimeout: 280_000 });
  }

  /** A list is read whole, page by page. @throws ProblemError when the service refuses. */
  call<R extends Route>(route: R, ask: Ask<R>): Promise<ReplyOf<R>> {
    const { token, ...input } = ask as Token & AnyInput;
    return askWhole((asked) => this.answered(asked, token), route, input);
  }

  private async answered(asked: Asked, token: string | undefined): Promise<Answered> {
    for (let tries = 1; ; tries++) {
      const { statusCode: status, headers, body } = await this.send(asked, token);
      const data = jsonIn(await body.text());
      const isBusy = status === 503 && problemIn(status, data).code === 'busy';
      const next = headers['x-next'];
      if (!isBusy || tries >= BUSY_TRIES) return { status, data, next: next?.toString() };
      this.busy += 1;
      await sleep(100 * tries);
    }
  }

  /** Sends what the service is to refuse. @throws Error when it does not, or for another reason than the expected. */
  async refused<R extends Route>(route: R, code: RefusalCode, ask: Ask<R>): Promise<ProblemError> {
    try {
      await this.call(route, ask);
    } catch (error) {
      if (error instanceof ProblemError && error.code === code) return error;
      throw error;
    }
    throw new Error(`${route}: was to be refused as ${code}`);
  }

  /** Saves a document of the service as a file; gives its answer's headers. */
  async download<S extends Stream>(
    stream: S,
    ask: Ask<S>,
    file: string,
  ): Promise<Dispatcher.ResponseData['headers']> {
    const { token, ...input } = ask as Token & AnyInput;
    const { statusCode, headers, body } = await this.send(targetOf(stream, input), token);
    if (statusCode >= 300) throw problemIn(statusCode, jsonIn(await body.text()), stream);
    await pipeline(body, createWriteStream(file));
    return headers;
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private send(asked: Asked, token: string | undefined): Promise<Dispatcher.ResponseData> {
    this.requests += 1;
    const { method, path, body } = asked;
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    const request = {
      method,
      path: `/api${path}`,
      headers,
      body: body === undefined ? body : JSON.stringify(body),
    };
    return this.pool.request(request).catch((error: unknown) => {
      // A kept connection may have been closed while this process was busy with something else.
      if (method === 'GET' && error instanceof errors.SocketError) return this.pool.request(request);
      throw error;
    });
  }
}
