import { startSandbox, type Sandbox } from '@cailan/wechat-sandbox';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Clock } from '../../clock';
import type { Config } from '../../settings/config';
import { MiniClient } from '../mini/mini-client';
import { starting, type Ends } from '../../../ends';
import { PayClient } from '../pay/pay-client';
import type { PaySheet } from '../pay/pay.types';
import { wechatConfig, type WechatConfig } from '../../settings/wechat-config';

/** The configuration that the stand-in tells, read as the service reads its file. @throws Error naming its faults */
export function configurationOf(sandbox: Sandbox, notifyUrl?: string): WechatConfig {
  const faults: string[] = [];
  const given = JSON.parse(JSON.stringify(sandbox.configuration({ notifyUrl }))) as unknown;
  const config = wechatConfig(given, { production: false, cloudRun: false }, faults);
  if (faults.length > 0) throw new Error(faults.join('; '));
  return config;
}

/** A notice as it came over the wire. */
export interface Heard {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What the stand-in's page shows, as far as specs read it. */
interface Overview {
  requests: { method: string; path: string; status: number; error: string | null }[];
  messages: { openid: string; template: string; page: string | null; data: Record<string, string> }[];
  shippings: { transactionId: string; logisticsType: number; items: string[] }[];
}

/** WeChat's stand-in, both clients, a phone, and an ear for notices. */
export class WechatStage {
  readonly clock = new Clock();
  readonly pay: PayClient;
  readonly mini: MiniClient;

  private constructor(
    readonly sandbox: Sandbox,
    readonly config: WechatConfig,
    readonly heard: Heard[],
    private readonly ends: Ends,
  ) {
    this.pay = new PayClient({ wechat: config } as Config, this.clock);
    this.mini = new MiniClient({ wechat: config } as Config, this.clock);
    this.pay['withinMs'] = this.mini['withinMs'] = 1_000;
  }

  static async start(options: Parameters<typeof startSandbox>[0] = {}): Promise<WechatStage> {
    return starting(async (ends) => {
      const given = { refundSeconds: 0, payees: { shop: 'direct' }, ...options } as const;
      const sandbox = await ends.of(startSandbox(given), (it) => it.stop());
      const heard: Heard[] = [];
      const ear = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          heard.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
          response.writeHead(204).end();
        });
      });
      await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve));
      const notifyUrl = `http://127.0.0.1:${(ear.address() as AddressInfo).port}`;
      await ends.of(ear, (it) => {
        it.closeAllConnections();
        it.close();
      });
      return new WechatStage(sandbox, configurationOf(sandbox, notifyUrl), heard, ends);
    });
  }

  stop(): Promise<void> {
    return this.ends.all();
  }

  /** Asks the stand-in's own side: phones, faults, clock. */
  async post<T = unknown>(path: string, body: object): Promise<T> {
    const response = await fetch(`${this.sandbox.url}/sandbox/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return (await response.json()) as T;
  }

  fault(name: string, rule: { count?: number; seconds?: number; only?: string } = {}): Promise<unknown> {
    return this.post('faults', { name, ...rule });
  }

  async openid(key: string): Promise<string> {
    return (await this.post<{ openid: string }>('people', { key })).openid;
  }

  /** The person pays, or not; what the phone's WeChat says to it. */
  async decides(key: string, sheet: PaySheet, outcome = 'pay'): Promise<string> {
    return (await this.post<{ errMsg: string }>('payments', { key, outcome, ...sheet })).errMsg;
  }

  async seen(): Promise<Overview> {
    return (await (await fetch(`${this.sandbox.url}/sandbox/overview`)).json()) as Overview;
  }

  /** Waits for the notice of this number. */
  async notice(count: number): Promise<Heard> {
    for (let waited = 0; this.heard.length < count && waited < 3_000; waited += 20)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const found = this.heard[count - 1];
    if (!found) throw new Error(`${this.heard.length} notices`);
    return found;
  }
}
