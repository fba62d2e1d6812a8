import type { Ends } from '@cailan/api/ends';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApi, type ApiProcess } from './api-process';
import { startBare, type BareProcess } from './bare-process';
import type { Bench, BenchOptions, Measured } from './bench.types';
import { onGround } from './bench.types';
import { say } from './say';
import { captureStatements } from './capture';
import { openGround, type Ground } from './ground';
import { cpuSeconds, databasePid, machine } from './machine';
import { openMarkets } from './market';
import { median, percentile, round } from './numbers';
import { fillPending, noticeRequest } from './pending-payments';
import { shapeOf, type Replay, type RequestIds } from './replay';
import { A12_HOUSEHOLDS } from './scaled-plan';
import { sendAll, sendOne } from './sending';
import { WechatPlatform } from './wechat-platform';

const CLIENTS = 16;
const SLICES = 5;
const PER_SLICE = 1000;
const WARM_UP = 1500;
/** More than `captureStatements` ever takes. */
const FOR_CAPTURE = 20;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
const NEVER = '9999-01-01T00:00:00.000Z';

/**
 * Notices of WeChat Pay by HTTP, 16 at a time, each telling of another pending payment, beside a bare node:http server that
 * checks and opens them alike and sends the very statements which the service sends, by the bare mysql2 driver on 16
 * connections. Both do slices by turns in one database.
 */
export const callbacksBench: Bench = (options) =>
  onGround(openGround('mysql', options.small ? 400 : A12_HOUSEHOLDS), (ground, ends) =>
    onBoth(ground, ends, options),
  );

async function onBoth(ground: Ground, ends: Ends, { small }: BenchOptions): Promise<Measured> {
  const [slices, perSlice, warmUp] = small ? [1, 100, 50] : [SLICES, PER_SLICE, WARM_UP];
  const platform = new WechatPlatform();
  const [market] = await openMarkets(ground, 1);
  if (!market) throw new Error('no round');
  say('filling …');
  const count = 2 * (slices * perSlice + warmUp) + FOR_CAPTURE;
  const payments = await fillPending(ground.db, market, platform, count);
  const environment = { ...ground.environment, WECHAT_FILE: keep(ground, platform) };
  const api = await ends.of(startApi({ environment }), (it) => it.stop());
  const run = new CallbackRun(ground, platform, api, payments);
  const { bare, replay } = await run.prepare(warmUp, ends);
  for (let i = 1; i <= slices; i++) {
    await run.slice('api', api, perSlice);
    await run.slice('bare', bare, perSlice);
    say(`slice ${i}: ${run.said()}`);
  }
  await run.requireAllApplied();
  return run.measured(replay);
}

/** Writes the service's file of WeChat settings where the ground's own files lie, which go with it. */
function keep({ environment }: Ground, platform: WechatPlatform): string {
  const file = join(environment['DATA_DIR'] ?? '', 'wechat.json');
  writeFileSync(file, JSON.stringify(platform.configuration()), { mode: 0o600 });
  return file;
}

/** What one side's slices came to; processor seconds of all of them together. */
interface Side {
  rates: number[];
  latenciesMs: number[];
  server: number;
  client: number;
  database: number;
}

const newSide = (): Side => ({ rates: [], latenciesMs: [], server: 0, client: 0, database: 0 });

class CallbackRun {
  private readonly sides = { api: newSide(), bare: newSide() };
  private databasePid = 0;
  private used = 0;

  constructor(
    private readonly ground: Ground,
    private readonly platform: WechatPlatform,
    private readonly api: ApiProcess,
    private readonly payments: readonly RequestIds[],
  ) {}

  /** Warms both sides up and learns the statements. */
  async prepare(count: number, ends: Ends): Promise<{ bare: BareProcess; replay: Replay }> {
    this.databasePid = await databasePid(this.ground);
    await this.send(this.api, count);
    const databaseUrl = this.ground.environment['DATABASE_URL'] ?? '';
    const captured = await captureStatements(
      databaseUrl,
      (ids) => sendOne(this.api, noticeRequest(this.platform, ids)),
      () => this.take(1)[0] ?? {},
    );
    const replay = captured.map(puttingOffJobs);
    const job = {
      databaseUrl,
      connections: CLIENTS,
      statements: replay,
      keys: this.platform.opening,
      payments: this.payments.slice(this.used),
    };
    const bare = await ends.of(startBare(job), (it) => it.stop());
    await this.send(bare, count);
    return { bare, replay };
  }

  async slice(name: 'api' | 'bare', server: { url: string; pid: number }, count: number): Promise<void> {
    const side = this.sides[name];
    const before = { server: cpuSeconds(server.pid), database: cpuSeconds(this.databasePid) };
    const { seconds, cpuSeconds: client, latenciesMs } = await this.send(server, count);
    side.server += cpuSeconds(server.pid) - before.server;
    side.database += cpuSeconds(this.databasePid) - before.database;
    side.client += client;
    side.rates.push(count / seconds);
    side.latenciesMs.push(...latenciesMs);
  }

  said(): string {
    const { api, bare } = this.sides;
    return [api, bare].map(({ rates }) => Math.round(rates.at(-1) ?? 0)).join(' / ');
  }

  /** @throws Error unless every notice that was sent, to either, has paid its group order and left no job behind. */
  async requireAllApplied(): Promise<void> {
    const left = await this.ground.db.one<{ paid: number; applied: number; jobs: number }>(
      `SELECT (SELECT COUNT(*) FROM payments p JOIN payment_allocations a ON a.paymentId = p.id
                 JOIN group_orders g ON g.id = a.groupOrderId
               WHERE p.status = 'succeeded' AND g.status = 'paid' AND g.paidFen = p.amountFen) AS paid,
              (SELECT COUNT(*) FROM payment_notifications WHERE outcome = 'applied') AS applied,
              (SELECT COUNT(*) FROM jobs WHERE kind = 'payment.notification') AS jobs`,
    );
    const { paid, applied, jobs } = left ?? {};
    if (Number(paid) !== this.used || Number(applied) !== this.used || Number(jobs) !== 0)
      throw new Error(`${this.used} notices sent, left: ${JSON.stringify(left)}`);
  }

  measured(replay: Replay): Measured {
    const { api, bare } = this.sides;
    return {
      unit: 'callbacks/s',
      value: round(median(api.rates), 0),
      baseline: round(median(bare.rates), 0),
      detail: {
        ...machine(this.ground),
        baselineIs: 'node:http: signature, decryption, the same statements by mysql2 alone, 16 connections',
        clients: CLIENTS,
        callbacksPerSlice: api.latenciesMs.length / api.rates.length,
        slices: { api: api.rates.map(Math.round), bare: bare.rates.map(Math.round) },
        latencyMs: { api: latencyOf(api), bare: latencyOf(bare) },
        cpuMsPerCallback: { api: cpuOf(api), bare: cpuOf(bare) },
        apiPeakRssMb: this.api.peakRssMb(),
        callbacksApplied: this.used,
        statementCount: replay.length,
        statements: replay.map((template) => shapeOf(template).slice(0, 140)),
      },
    };
  }

  private send(server: { url: string }, count: number) {
    const requests = this.take(count).map((ids) => noticeRequest(this.platform, ids));
    return sendAll(server, CLIENTS, requests);
  }

  /** Payments that no notice told of yet. */
  private take(count: number): RequestIds[] {
    const taken = this.payments.slice(this.used, this.used + count);
    if (taken.length < count) throw new Error('no payment is left');
    this.used += count;
    return taken;
  }
}

/**
 * A job that is added with the captured moment is due long before its replay takes it back: the service, which runs
 * beside, would do the bare server's work.
 */
function puttingOffJobs(template: Replay[number]): Replay[number] {
  if (!shapeOf(template).startsWith('INSERT INTO jobs ')) return template;
  return template.map((part) => part.replaceAll(INSTANT, NEVER));
}

const latencyOf = ({ latenciesMs }: Side) => ({
  p50: round(median(latenciesMs)),
  p99: round(percentile(latenciesMs, 99)),
});

function cpuOf({ server, client, database, latenciesMs }: Side) {
  const per = (seconds: number) => round((1000 * seconds) / latenciesMs.length);
  return { server: per(server), client: per(client), database: per(database) };
}
