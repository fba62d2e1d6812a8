import { request } from 'undici';
import { answerJob } from './child';

export interface DownloadJob {
  urls: string[];
  token: string;
}

export interface DownloadResult {
  seconds: number;
  bytes: number;
}

/** Fetches documents one after the other and throws them away. */
async function download({ urls, token }: DownloadJob): Promise<DownloadResult> {
  let bytes = 0;
  const start = performance.now();
  for (const url of urls) {
    const reply = await request(url, { headers: { authorization: `Bearer ${token}` } });
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode} ${await reply.body.text()}`);
    for await (const chunk of reply.body as AsyncIterable<Buffer>) bytes += chunk.length;
  }
  return { seconds: (performance.now() - start) / 1000, bytes };
}

answerJob(download);
