/** One request as the app made it. */
export interface Asked {
  url: string;
  method: string;
  data: unknown;
  header: Record<string, string>;
}

/** What the service answers; an Error stands for a network that fails. */
export type Answer = { statusCode: number; data: unknown; header?: Record<string, string> } | Error;

interface ReadFile {
  filePath: string;
  success(result: { data: ArrayBuffer }): void;
  fail(result: { errMsg: string }): void;
}

/** A phone as far as the data layer knows one: WeChat's storage with its limits, a network, and who listens to both. */
export class Phone {
  readonly storage = new Map<string, string>();
  readonly asked: Asked[] = [];
  /** Files by their path. */
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly opened: string[] = [];
  /** All that fits, in characters, as WeChat counts for all keys together. */
  capacity = 10_000_000;
  answer: (request: Asked) => Answer | Promise<Answer> = () => new Error('request:fail');
  private shown: (() => void)[] = [];
  private networks: ((status: { isConnected: boolean }) => void)[] = [];

  /** The app is gone, and what it listened to with it; storage stays. */
  kill(): void {
    this.shown = [];
    this.networks = [];
  }

  /** The app comes to the front. */
  show(): void {
    for (const listener of this.shown) listener();
  }

  /** The network is lost. */
  disconnect(): void {
    for (const listener of this.networks) listener({ isConnected: false });
  }

  /** The network comes back. */
  connect(): void {
    for (const listener of this.networks) listener({ isConnected: true });
  }

  /** What `@tarojs/taro` is to the code under test. */
  readonly taro = {
    getStorageSync: (key: string) => this.storage.get(key) ?? '',
    setStorageSync: (key: string, value: string) => this.put(key, value),
    removeStorageSync: (key: string) => void this.storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...this.storage.keys()] }),
    getAppBaseInfo: () => ({ fontSizeSetting: 20 }),
    onAppShow: (listener: () => void) => void this.shown.push(listener),
    onAppHide: () => undefined,
    onNetworkStatusChange: (listener: (status: { isConnected: boolean }) => void) =>
      void this.networks.push(listener),
    request: (request: Asked) => this.request(request),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({ readFile: (of: ReadFile) => this.readFile(of) }),
    downloadFile: (request: Asked & { filePath: string }) => this.download(request),
    openDocument: ({ filePath }: { filePath: string }) => void this.opened.push(filePath),
  };

  private put(key: string, value: string): void {
    const others = [...this.storage].filter(([other]) => other !== key);
    const used = others.reduce((sum, [name, json]) => sum + name.length + json.length, 0);
    if (used + key.length + value.length > this.capacity)
      throw new Error('setStorageSync:fail exceed storage max size 10Mb');
    this.storage.set(key, value);
  }

  private readFile({ filePath, success, fail }: ReadFile): void {
    const bytes = this.files.get(filePath);
    if (bytes) success({ data: bytes.buffer });
    else fail({ errMsg: `readFile:fail no such file ${filePath}` });
  }

  /** WeChat writes whatever came into the file, a refusal too. */
  private download({ filePath, ...request }: Asked & { filePath: string }) {
    let told: ((answer: { header: object }) => void) | undefined;
    const done = this.request(request).then((answer) => {
      if (answer instanceof Error) throw answer;
      told?.({ header: answer.header ?? {} });
      this.files.set(filePath, new TextEncoder().encode(JSON.stringify(answer.data)));
      return { statusCode: answer.statusCode };
    });
    return Object.assign(done, { onHeadersReceived: (tell: typeof told) => void (told = tell) });
  }

  private async request(request: Asked): Promise<Answer> {
    this.asked.push(request);
    const answer = await this.answer(request);
    if (answer instanceof Error) throw answer;
    return { header: {}, ...answer };
  }
}

/** A refusal as the service answers it. */
export function refusal(status: number, code: string, detail: string, facts = {}): Answer {
  return {
    statusCode: status,
    data: { type: `/problems/${code}`, title: detail, status, code, detail, facts },
  };
}

/** Lets everything that waits for nothing but promises go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
