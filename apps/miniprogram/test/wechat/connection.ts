import { answer, type Callbacks } from './callbacks';
import type { Device } from './device';

/** One `wx.request` as the built code made it. */
export interface SentRequest {
  url: string;
  method?: string;
  timeout?: number;
  header?: Record<string, string>;
  data?: unknown;
}

/** What the network does with a request: an answer, or WeChat's words for a failure. */
export type NetworkReply =
  { statusCode: number; data: unknown; header?: Record<string, string> } | { errMsg: string };

export type Network = (request: SentRequest) => NetworkReply;

type NetworkType = 'wifi' | '4g' | 'none';
type Listener = (status: { isConnected: boolean; networkType: NetworkType }) => void;

/** The phone's way to the network: whoever listens hears when it is lost and found again. */
export class Connection {
  type: NetworkType = 'wifi';
  /** Requests that wait for their answer. */
  waiting = 0;
  private listeners: Listener[] = [];

  lose(): void {
    this.change('none');
  }

  regain(): void {
    this.change('wifi');
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  forget(listener?: Listener): void {
    this.listeners = listener ? this.listeners.filter((each) => each !== listener) : [];
  }

  private change(type: NetworkType): void {
    this.type = type;
    for (const listener of [...this.listeners]) listener({ isConnected: type !== 'none', networkType: type });
  }
}

/** Where the network's own faults go, and whether the mini-program that asks still runs. */
export interface Run {
  alive: boolean;
  fault(words: string): void;
}

/** The part of `wx` that asks the network; each request is answered in a later turn. */
export function connectionOf(
  connection: Connection,
  device: Device,
  network: Network,
  run: Run,
): Record<string, unknown> {
  const ask = (request: SentRequest): NetworkReply => {
    if (connection.type === 'none') return { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' };
    try {
      return network(request);
    } catch (error) {
      run.fault(error instanceof Error ? error.message : String(error));
      return { errMsg: 'request:fail' };
    }
  };
  const settle = (
    name: string,
    options: Callbacks,
    request: SentRequest,
    keep: (data: unknown) => object,
  ) => {
    if (!run.alive) return { abort: () => undefined, onHeadersReceived: () => undefined };
    connection.waiting += 1;
    const reply = ask(request);
    const complete = (result: object) => {
      connection.waiting -= 1;
      options.complete?.(result);
    };
    const result = 'errMsg' in reply ? reply : { header: {}, ...reply, ...keep(reply.data) };
    answer(name, { success: options.success, fail: options.fail, complete }, result);
    const onHeadersReceived = (tell: (headers: object) => void) =>
      'errMsg' in result ? undefined : tell({ header: result.header });
    return { abort: () => undefined, onHeadersReceived };
  };
  return {
    request: ({ success, fail, complete, ...request }: SentRequest & Callbacks) =>
      settle('request', { success, fail, complete }, request, () => ({})),
    downloadFile: ({ success, fail, complete, ...request }: SentRequest & Callbacks) =>
      settle('downloadFile', { success, fail, complete }, { method: 'GET', ...request }, (data) => {
        const { filePath } = request as { filePath?: string };
        const path = filePath ?? `wxfile://tmp/${device.files.size + 1}`;
        device.files.set(path, Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)));
        return filePath === undefined ? { tempFilePath: path } : { filePath };
      }),
    getNetworkType: (options: Callbacks) =>
      answer('getNetworkType', options, { networkType: connection.type }),
    onNetworkStatusChange: (listener: Listener) => connection.listen(listener),
    offNetworkStatusChange: (listener?: Listener) => connection.forget(listener),
  };
}
