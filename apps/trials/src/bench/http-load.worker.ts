import { answerJob } from './child';
import { HttpConnection, type Answer } from './http-connection';

export interface LoadRequest {
  path: string;
  /** Such as who asks, or who signed. */
  headers: Record<string, string>;
  /** JSON text. */
  body: string;
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
  /** What was not answered with 200 or 204, with how often. */
  refused: Record<string, number>;
}

/** Posts the requests from so many clients, each with one connection and one request at a time. */
async function load({ url, clients, requests }: LoadJob): Promise<LoadResult> {
  const service = new URL(url);
  const connections = await Promise.all(Array.from({ length: clients }, () => HttpConnection.open(service)));
  const bytes = requests.map((request) => bytesOf(service, request));
  const latenciesMs: number[] = [];
  const refused: Answer[] = [];
  let next = 0;
  const client = async (connection: HttpConnection) => {
    for (let request = bytes[next++]; request; request = bytes[next++]) {
      const begun = performance.now();
      const answer = await connection.send(request);
      latenciesMs.push(performance.now() - begun);
      if (answer.status !== 200 && answer.status !== 204) refused.push(answer);
    }
  };
  const start = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(connections.map(client));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  for (const connection of connections) connection.close();
  return { seconds, cpuSeconds: (user + system) / 1_000_000, latenciesMs, refused: counted(refused) };
}

function bytesOf({ host, pathname }: URL, { path, headers, body }: LoadRequest): Buffer {
  const head = [
    `POST ${pathname}${path} HTTP/1.1`,
    `Host: ${host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function counted(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { text } of answers) {
    const body = text.slice(text.indexOf('\r\n\r\n') + 4);
    counts[body] = (counts[body] ?? 0) + 1;
  }
  return counts;
}

answerJob(load);
