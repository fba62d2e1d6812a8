import { createSign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin';
import { type Sandbox, startSandbox } from '../index';
import type { SandboxConfiguration, SandboxOptions } from '../options';
import { machineMs } from '../clock';

/** A callback as the merchant's server got it. */
export interface Heard {
  headers: Record<string, string>;
  body: string;
}

/** A merchant's server that keeps what it hears and answers as it is told. */
export async function listener() {
  const heard: Heard[] = [];
  const ears = { status: 204, heard, url: '', close: () => {} };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(ears.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ears.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`;
  ears.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return ears;
}

/** One answer: its status and its JSON (or undefined). */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
  return { status: response.status, body, headers: response.headers };
}

/**
 * A sandbox, and all who talk to it: the phone, the mini-program's server, a merchant with its own hand, the plug-in.
 * Its time moves by `advance` alone.
 */
export async function meetSandbox(options: SandboxOptions = {}) {
  const startedMs = machineMs();
  const sandbox = await startSandbox({ refundSeconds: 0, machineMs: () => startedMs, ...options });
  return { sandbox, ...partiesOf(sandbox) };
}

export function partiesOf(sandbox: Sandbox) {
  const configuration = sandbox.configuration();
  const time = { aheadSeconds: 0 };
  const get = (path: string): Promise<Answer> => fetch(sandbox.url + path).then(answerOf);
  const post = (path: string, body: object): Promise<Answer> =>
    fetch(sandbox.url + path, { method: 'POST', body: JSON.stringify(body) }).then(answerOf);
  const token = async (): Promise<string> => {
    const { appId: appid, appSecret: secret } = configuration;
    const asked = { grant_type: 'client_credential', appid, secret };
    return String((await post('/cgi-bin/stable_token', asked)).body.access_token);
  };
  return {
    configuration,
    get,
    post,
    token,
    /** Posts with a token, as the mini-program's server. */
    open: async (path: string, body: object): Promise<Answer> =>
      post(`${path}?access_token=${await token()}`, body),
    direct: merchantOf(configuration, '1900000109', time),
    provider: merchantOf(configuration, '1900000100', time),
    /** Lets the person of this key answer the payment sheet. */
    decide: (key: string, prepayId: string, outcome = 'pay', changes: object = {}, mchid = '1900000109') =>
      post('/sandbox/payments', {
        ...requestPayment(configuration, mchid, prepayId),
        key,
        outcome,
        ...changes,
      }),
    advance: (advanceSeconds: number): Promise<Answer> => {
      time.aheadSeconds += advanceSeconds;
      return post('/sandbox/clock', { advanceSeconds });
    },
    fault: (fault: object): Promise<Answer> => post('/sandbox/faults', fault),
  };
}

const signed = (text: string, key: string): string =>
  createSign('RSA-SHA256').update(text).sign(key, 'base64');

/** What `wx.requestPayment` is called with. */
export function requestPayment(configuration: SandboxConfiguration, mchid: string, prepayId: string) {
  const { privateKey } = keysOf(configuration, mchid);
  const { appId } = configuration;
  const [timeStamp, nonceStr, packet] = ['1772000000', 'n0nce', `prepay_id=${prepayId}`];
  const paySign = signed(`${appId}\n${timeStamp}\n${nonceStr}\n${packet}\n`, privateKey);
  return { appId, timeStamp, nonceStr, package: packet, signType: 'RSA', paySign };
}

function keysOf(configuration: SandboxConfiguration, mchid: string) {
  const merchant = configuration.merchants.find((one) => one.mchid === mchid);
  if (!merchant) throw new Error(`No merchant ${mchid}`);
  return merchant;
}

/** What a request's signature may be spoiled by. */
interface Spoilt {
  timestamp?: number;
  serialNo?: string;
  mchid?: string;
  sentBody?: string;
  authorization?: string;
  headers?: Record<string, string>;
}

function merchantOf(configuration: SandboxConfiguration, mchid: string, time = { aheadSeconds: 0 }) {
  const { privateKey, serialNo, platformKeys, apiV3Key } = keysOf(configuration, mchid);
  const send = (method: string, path: string, body = '', spoilt: Spoilt = {}): Promise<Response> => {
    const { timestamp = Math.floor(machineMs() / 1000) + time.aheadSeconds, sentBody = body } = spoilt;
    const signature = signed(`${method}\n${path}\n${timestamp}\nn0nce\n${body}\n`, privateKey);
    const authorization = `WECHATPAY2-SHA256-RSA2048 mchid="${spoilt.mchid ?? mchid}",nonce_str="n0nce",signature="${signature}",timestamp="${timestamp}",serial_no="${spoilt.serialNo ?? serialNo}"`;
    const headers = { authorization: spoilt.authorization ?? authorization, ...spoilt.headers };
    const sent = sentBody ? { body: sentBody } : {};
    return fetch(configuration.payUrl + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...sent,
    });
  };
  return {
    mchid,
    apiV3Key,
    platformKeys,
    plugin: new Wechatpay({
      mchid,
      serial: serialNo,
      privateKey,
      certs: { ...platformKeys },
      baseURL: configuration.payUrl,
    } as ConstructorParameters<typeof Wechatpay>[0]),
    send,
    get: (path: string, spoilt?: Spoilt): Promise<Answer> => send('GET', path, '', spoilt).then(answerOf),
    post: (path: string, body: object, spoilt?: Spoilt): Promise<Answer> =>
      send('POST', path, JSON.stringify(body), spoilt).then(answerOf),
  };
}

type Merchant = ReturnType<typeof merchantOf>;

/** Decrypts a callback with the other implementation, once its signature has been verified by it too. */
export function understood(merchant: Merchant, { headers, body }: Heard): Record<string, unknown> {
  const [timestamp = '', nonce = ''] = [headers['wechatpay-timestamp'], headers['wechatpay-nonce']];
  const key = merchant.platformKeys[headers['wechatpay-serial'] ?? ''] ?? '';
  const isSigned = Rsa.verify(
    Formatter.response(timestamp, nonce, body),
    headers['wechatpay-signature'] ?? '',
    key,
  );
  if (!isSigned) throw new Error('The signature is not right.');
  const { resource } = JSON.parse(body) as {
    resource: Record<'ciphertext' | 'nonce' | 'associated_data', string>;
  };
  const { ciphertext, nonce: iv, associated_data } = resource;
  return JSON.parse(Aes.AesGcm.decrypt(ciphertext, merchant.apiV3Key, iv, associated_data)) as Record<
    string,
    unknown
  >;
}
