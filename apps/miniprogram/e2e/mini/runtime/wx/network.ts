import { apiAddress, keepFile, keepFileAt } from '../resources';
import { Listeners, type Callbacks } from './api';
import { api } from './api';

const TIMEOUT_MS = 60_000;

interface RequestOptions extends Callbacks {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
  timeout?: number;
  dataType?: string;
  responseType?: 'text' | 'arraybuffer';
  /** Where a download is kept; among the temporary files without it. */
  filePath?: string;
}

interface Task {
  abort(): void;
  onHeadersReceived(): void;
  offHeadersReceived(): void;
  onProgressUpdate(): void;
}

function addressOf({ url, method = 'GET', data }: RequestOptions): string {
  const address = apiAddress(url);
  if (method !== 'GET' || typeof data !== 'object' || data === null) return address;
  const query = new URLSearchParams(Object.entries(data as Record<string, string>)).toString();
  return query ? `${address}${address.includes('?') ? '&' : '?'}${query}` : address;
}

function bodyOf({ method = 'GET', data }: RequestOptions): BodyInit | undefined {
  if (method === 'GET' || data === undefined) return undefined;
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data;
  return JSON.stringify(data);
}

async function dataOf(
  response: Response,
  { dataType = 'json', responseType }: RequestOptions,
): Promise<unknown> {
  if (responseType === 'arraybuffer') return response.arrayBuffer();
  const text = await response.text();
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Runs what a task does; its `abort` and the time-out end it with WeChat's words. */
function start(
  name: string,
  options: Callbacks & { timeout?: number },
  work: (signal: AbortSignal) => Promise<object>,
): Task {
  const stop = new AbortController();
  let why = '';
  const end = (reason: string) => {
    why = reason;
    stop.abort();
  };
  const timer = window.setTimeout(() => end('timeout'), options.timeout ?? TIMEOUT_MS);
  void work(stop.signal)
    .then(
      (result) => {
        options.success?.(result);
        options.complete?.(result);
      },
      (error: unknown) => {
        const result = {
          errMsg: `${name}:fail ${why || (error instanceof Error ? error.message : '')}`,
          errno: 600001,
        };
        options.fail?.(result);
        options.complete?.(result);
      },
    )
    .finally(() => window.clearTimeout(timer));
  const nothing = (): void => undefined;
  return {
    abort: () => end('abort'),
    onHeadersReceived: nothing,
    offHeadersReceived: nothing,
    onProgressUpdate: nothing,
  };
}

function request(options: RequestOptions): Task {
  return start('request', options, async (signal) => {
    const response = await fetch(addressOf(options), {
      method: options.method ?? 'GET',
      headers: { 'content-type': 'application/json', ...options.header },
      body: bodyOf(options),
      signal,
    });
    return {
      errMsg: 'request:ok',
      statusCode: response.status,
      header: Object.fromEntries(response.headers),
      data: await dataOf(response, options),
      cookies: [],
    };
  });
}

function downloadFile(options: RequestOptions): Task {
  return start('downloadFile', options, async (signal) => {
    const response = await fetch(apiAddress(options.url), { headers: options.header ?? {}, signal });
    const blob = await response.blob();
    const extension = /\.(\w+)(?:\?|$)/.exec(options.url)?.[1] ?? 'bin';
    const { filePath } = options;
    if (filePath !== undefined) keepFileAt(filePath, blob);
    return {
      errMsg: 'downloadFile:ok',
      statusCode: response.status,
      ...(filePath === undefined ? { tempFilePath: keepFile(blob, extension) } : { filePath }),
      header: Object.fromEntries(response.headers),
    };
  });
}

const state = () => ({ isConnected: navigator.onLine, networkType: navigator.onLine ? 'wifi' : 'none' });
const changes = new Listeners<ReturnType<typeof state>>();
for (const event of ['online', 'offline']) window.addEventListener(event, () => changes.tell(state()));

export const network = {
  request,
  downloadFile,
  getNetworkType: api('getNetworkType', state),
  onNetworkStatusChange: changes.on,
  offNetworkStatusChange: changes.off,
};
