import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errors, Pool, type Dispatcher } from 'undici';
import {
  PAGED,
  whole,
  type BodyOf,
  type Problem,
  type QueryOf,
  type RefusalCode,
  type ReplyOf,
  type Route,
  type Stream,
} from '@cailan/shared-types';

const BUSY_TRIES = 5;

/** What goes with a request: who asks, the path's parameters, and the contract's query and body. */
export type Ask<R extends Route> = {
  token?: string;
  params?: Record<string, string>;
} & (BodyOf<R> extends undefined ? unknown : { body: BodyOf<R> }) &
  (QueryOf<R> extends undefined ? unknown : { query?: QueryOf<R> });

interface PlainAsk {
  token?: string;
  params?: Record<string, string>;
  query?: object;
  body?: object;
}

/** A "no" of the service. */
export class ProblemError extends Error {
  constructor(
    route: string,
    readonly problem: Problem,
  ) {
    super(
      `${route}: ${problem.status} ${problem.code} ${problem.detail ?? ''} ${JSON.stringify(problem.faults ?? problem.facts ?? '')}`,
    );
  }
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
  async call<R extends Route>(route: R, ask: Ask<R>): Promise<ReplyOf<R>> {
    const { query } = ask as PlainAsk;
    const list = (PAGED as Partial<Record<Route, string>>)[route];
    return (await whole(
      (page) =>
        this.answered(route, { ...ask, ...((query ?? page.after) && { query: { ...query, ...page } }) }),
      list,
    )) as ReplyOf<R>;
  }

  private async answered(route: string, ask: PlainAsk): Promise<{ data: unknown; next: string | undefined }> {
    for (let tries = 1; ; tries++) {
      const { statusCode, headers, body } = await this.send(route, ask);
      const text = await body.text();
      const next = headers['x-next'];
      if (statusCode < 300)
        return { data: JSON.parse(text), next: typeof next === 'string' ? next : undefined };
      const problem = problemOf(statusCode, text);
      if (problem.code !== 'busy' || tries >= BUSY_TRIES) throw new ProblemError(route, problem);
      this.busy += 1;
      await sleep(100 * tries);
    }
  }

  /** Sends what the service is to refuse. @throws Error when it does not, or for another reason than the expected. */
  async refused<R extends Route>(route: R, code: RefusalCode, ask: Ask<R>): Promise<Problem> {
    try {
      await this.call(route, ask);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === code) return error.problem;
      throw error;
    }
    throw new Error(`${route}: was to be refused as ${code}`);
  }

  /** Saves a document of the service as a file; gives its answer's headers. */
  async download(stream: Stream, ask: PlainAsk, file: string): Promise<Dispatcher.ResponseData['headers']> {
    const { statusCode, headers, body } = await this.send(stream, ask);
    if (statusCode >= 300) throw new ProblemError(stream, problemOf(statusCode, await body.text()));
    await pipeline(body, createWriteStream(file));
    return headers;
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private send(
    route: string,
    { token, params = {}, query, body }: PlainAsk,
  ): Promise<Dispatcher.ResponseData> {
    this.requests += 1;
    const space = route.indexOf(' ');
    const path = route
      .slice(space + 1)
      .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const search = query ? `?${new URLSearchParams(query as Record<string, string>).toString()}` : '';
    const method = route.slice(0, space);
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    if (body) headers['content-type'] = 'application/json';
    const request = { method, path: `/api${path}${search}`, headers, body: body && JSON.stringify(body) };
    return this.pool.request(request).catch((error: unknown) => {
      // A kept connection may have been closed while this process was busy with something else.
      if (method === 'GET' && error instanceof errors.SocketError) return this.pool.request(request);
      throw error;
    });
  }
}

function problemOf(status: number, text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { type: 'about:blank', title: text.slice(0, 200), status, code: `http_${status}`, detail: '' };
  }
}
