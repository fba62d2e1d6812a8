import { Pool } from 'undici';
import { answerJob } from './child';

export interface LoadRequest {
  path: string;
  token: string;
  /** JSON text; without it the request is a GET. */
  body?: string;
}

export interface LoadJob {
  url: string;
  clients: number;
  requests: LoadRequest[];
}

export interface LoadResult {
  seconds: number;
  cpuSeconds: number;
  latenciesMs: number[];
  bytes: number;
  /** What was not answered with 200: its status and the start of its body, with how often. */
  refused: Record<string, number>;
}

/** Sends the requests from so many clients, each with one connection and one request at a time. */
async function load({ url, clients, requests }: LoadJob): Promise<LoadResult> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: clients, pipelining: 1 });
  const result: LoadResult = { seconds: 0, cpuSeconds: 0, latenciesMs: [], bytes: 0, refused: {} };
  let next = 0;
  const client = async () => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const begun = performance.now();
      const refusal = await send(pool, pathname, request, result);
      result.latenciesMs.push(performance.now() - begun);
      if (refusal) result.refused[refusal] = (result.refused[refusal] ?? 0) + 1;
    }
  };
  const start = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: clients }, client));
  result.seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  result.cpuSeconds = (user + system) / 1_000_000;
  await pool.close();
  return result;
}

async function send(
  pool: Pool,
  prefix: string,
  { path, token, body }: LoadRequest,
  result: LoadResult,
): Promise<string | undefined> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const reply = await pool.request({
    method: body === undefined ? 'GET' : 'POST',
    path: prefix + path,
    headers: { authorization: `Bearer ${token}`, ...type },
    body,
  });
  if (reply.statusCode !== 200) return `${reply.statusCode} ${(await reply.body.text()).slice(0, 120)}`;
  for await (const chunk of reply.body as AsyncIterable<Buffer>) result.bytes += chunk.length;
  return undefined;
}

answerJob(load);
