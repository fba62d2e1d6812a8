import { createDecipheriv, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from 'mysql2/promise';
import { connect, replayOn } from './raw-replay';
import type { Replay, RequestIds } from './replay';
import type { OpeningKeys } from './wechat-platform';
import { machine } from '@cailan/api/ground/clock';

export interface BareJob {
  databaseUrl: string;
  connections: number;
  statements: Replay;
  keys: OpeningKeys;
  /** What will be paid, with the ids that the service reads from its tables. */
  payments: RequestIds[];
}

const SKEW_SECONDS = 300;
const TAG_BYTES = 16;

interface Envelope {
  id: string;
  resource: { ciphertext: string; nonce: string; associated_data: string };
}
interface Content {
  out_trade_no: string;
  transaction_id: string;
  payer: { sp_openid: string };
}

/** A node:http server that does with a notice what must be done and nothing else: check, open, read, send the SQL. */
async function serve({ databaseUrl, connections, statements, keys, payments }: BareJob): Promise<number> {
  const free = await Promise.all(Array.from({ length: connections }, () => connect(databaseUrl)));
  const publicKey = createPublicKey(keys.publicKey);
  const byNumber = new Map(payments.map((ids) => [ids['outTradeNo'], ids]));
  const take = async (request: IncomingMessage): Promise<void> => {
    const body = await bytesOf(request);
    requireSigned(publicKey, request, body);
    const { id, resource } = JSON.parse(body.toString()) as Envelope;
    const content = JSON.parse(opened(keys.apiV3Key, resource)) as Content;
    const ids = byNumber.get(content.out_trade_no);
    if (!ids) throw new Error('nobody asked for it');
    await onConnection(free, (connection) =>
      replayOn(connection, statements, {
        ...ids,
        event: id.slice('EV-'.length),
        transactionId: content.transaction_id,
        openid: content.payer.sp_openid,
      }),
    );
  };
  const server = createServer((request, response) => void answer(response, take(request)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function answer(response: ServerResponse, taken: Promise<void>): Promise<void> {
  try {
    await taken;
    response.writeHead(204).end();
  } catch (error) {
    const text = JSON.stringify({ code: 'FAIL', message: String(error) });
    response.writeHead(400, { 'content-length': Buffer.byteLength(text) }).end(text);
  }
}

/** There are as many connections as clients, each of which sends one notice at a time. */
async function onConnection(
  free: Connection[],
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = free.pop();
  if (!connection) throw new Error('no connection is free');
  try {
    await work(connection);
  } finally {
    free.push(connection);
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function requireSigned(key: KeyObject, { headers }: IncomingMessage, body: Buffer): void {
  const [timestamp = '', nonce = '', signature = ''] = ['timestamp', 'nonce', 'signature'].map((name) =>
    String(headers[`wechatpay-${name}`]),
  );
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
  const fresh = Math.abs(machine.ms() / 1000 - Number(timestamp)) <= SKEW_SECONDS;
  if (!fresh || !verify('sha256', signed, key, Buffer.from(signature, 'base64')))
    throw new Error('not signed by WeChat Pay');
}

/** @throws Error when the tag does not fit. */
function opened(key: string, { ciphertext, nonce, associated_data }: Envelope['resource']): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(associated_data));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString();
}

process.once('disconnect', () => process.exit(0));
process.once('message', (job) => {
  serve(job as BareJob).then(
    (port) => process.send?.(port),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
