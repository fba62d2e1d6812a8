import { inChild } from './child';
import type { LoadJob, LoadRequest, LoadResult } from './http-load.worker';

/** Sends requests from a process of their own. @throws Error when any was refused. */
export async function sendAll(
  { url }: { url: string },
  clients: number,
  requests: LoadRequest[],
): Promise<LoadResult> {
  const job: LoadJob = { url, clients, requests };
  const result = await inChild<LoadJob, LoadResult>('http-load.worker.js', job);
  const refused = Object.entries(result.refused);
  if (refused.length > 0) throw new Error(`requests were refused: ${JSON.stringify(refused.slice(0, 3))}`);
  return result;
}

/** Sends one request from here. */
export async function sendOne({ url }: { url: string }, { path, headers, body }: LoadRequest): Promise<void> {
  const reply = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  if (!reply.ok) throw new Error(await reply.text());
}
