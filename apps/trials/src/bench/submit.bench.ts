import type { Ends } from '@cailan/api/ends';
import type { Bench, BenchOptions, Measured } from './bench.types';
import { onGround } from './bench.types';
import { say } from './say';
import { startApi, type ApiProcess } from './api-process';
import { inChild } from './child';
import { openGround, type Ground } from './ground';
import { cpuSeconds, databasePid, machine } from './machine';
import { customers, openMarkets, type Customer, type Market } from './market';
import { median, percentile, round } from './numbers';
import type { RawJob, RawResult } from './raw-submit.worker';
import { shapeOf, type Replay, type RequestIds } from './replay';
import { captureStatements } from './capture';
import { sendAll, sendOne } from './sending';
import { submissionIds, submitRequest } from './submissions';
import { A12_HOUSEHOLDS } from './scaled-plan';

const CLIENTS = 16;
const SLICES = 5;
const PER_SLICE = 2500;
const WARM_UP = 1500;
/** A prime: neighbours in a slice live in different buildings. */
const STRIDE = 7919;
/** Without these there is no submission: the order, its lines, the quota. */
const LEAST =
  /^(START TRANSACTION|COMMIT|INSERT INTO household_orders |INSERT INTO household_order_lines |UPDATE offer_quotas)/;

/**
 * Submissions of eight lines by HTTP, 16 at a time, beside the bare mysql2 driver that sends the very statements which
 * the service sends, on 16 connections. Both do slices by turns in one database, each slice in a round of its own.
 */
export const submitBench: Bench = (options) =>
  onGround(openGround('mysql', options.small ? 400 : A12_HOUSEHOLDS), (ground, ends) =>
    onApi(ground, ends, options),
  );

async function onApi(ground: Ground, ends: Ends, { small }: BenchOptions): Promise<Measured> {
  const slices = small ? 1 : SLICES;
  const markets = await openMarkets(ground, slices + 1);
  const all = await customers(ground.db);
  const api = await ends.of(startApi(ground), (it) => it.stop());
  const run = new SubmitRun(ground, api, all, small ? 100 : PER_SLICE);
  const [warmUp, ...measured] = markets;
  if (!warmUp) throw new Error('no round');
  const replay = await run.prepare(warmUp, small ? 50 : WARM_UP);
  for (const [i, market] of measured.entries()) {
    await run.slice(market, replay);
    say(`slice ${i + 1}: ${run.said()}`);
  }
  return run.measured(replay, measured[0]?.offers.length ?? 0);
}

interface Rates {
  http: number[];
  raw: number[];
  least: number[];
}

/** Processor time of all slices together, by who used it. */
interface Used {
  api: number;
  client: number;
  databaseForHttp: number;
  raw: number;
  databaseForRaw: number;
}

class SubmitRun {
  private readonly rates: Rates = { http: [], raw: [], least: [] };
  private readonly used: Used = { api: 0, client: 0, databaseForHttp: 0, raw: 0, databaseForRaw: 0 };
  private readonly latenciesMs: number[] = [];
  private databasePid = 0;

  constructor(
    private readonly ground: Ground,
    private readonly api: ApiProcess,
    private readonly households: readonly Customer[],
    private readonly perSlice: number,
  ) {}

  /** Warms both sides up and learns the statements. */
  async prepare(market: Market, count: number): Promise<Replay> {
    this.databasePid = await databasePid(this.ground);
    await this.send(this.take(market, 0, count));
    let used = count;
    const replay = await captureStatements(
      this.databaseUrl,
      (ids) => sendOne(this.api, submitRequest(ids, this.ground.tokenOf)),
      () => this.take(market, used++, 1)[0] ?? {},
    );
    await this.raw(replay, this.take(market, used, count));
    return replay;
  }

  /** One slice of each kind, none of a household that had its turn. */
  async slice(market: Market, replay: Replay): Promise<void> {
    await this.httpSlice(this.take(market, 0, this.perSlice));
    await this.rawSlice(replay, this.take(market, this.perSlice, this.perSlice));
    const least = replay.filter((template) => LEAST.test(shapeOf(template)));
    const { seconds } = await this.raw(least, this.take(market, 2 * this.perSlice, this.perSlice));
    this.rates.least.push(this.perSlice / seconds);
  }

  private async httpSlice(submissions: RequestIds[]): Promise<void> {
    const before = { api: cpuSeconds(this.api.pid), database: cpuSeconds(this.databasePid) };
    const { seconds, cpuSeconds: client, latenciesMs } = await this.send(submissions);
    this.used.api += cpuSeconds(this.api.pid) - before.api;
    this.used.databaseForHttp += cpuSeconds(this.databasePid) - before.database;
    this.used.client += client;
    this.rates.http.push(submissions.length / seconds);
    this.latenciesMs.push(...latenciesMs);
  }

  private async rawSlice(replay: Replay, submissions: RequestIds[]): Promise<void> {
    const before = cpuSeconds(this.databasePid);
    const { seconds, cpuSeconds: raw } = await this.raw(replay, submissions);
    this.used.databaseForRaw += cpuSeconds(this.databasePid) - before;
    this.used.raw += raw;
    this.rates.raw.push(submissions.length / seconds);
  }

  private get databaseUrl(): string {
    return this.ground.environment['DATABASE_URL'] ?? '';
  }

  said(): string {
    const { http, raw, least } = this.rates;
    return [http, raw, least].map((rates) => Math.round(rates.at(-1) ?? 0)).join(' / ');
  }

  measured(replay: Replay, offers: number): Measured {
    const { http, raw, least } = this.rates;
    const orders = http.length * this.perSlice;
    const msPerOrder = Object.entries(this.used).map(([who, seconds]) => [
      who,
      round((1000 * seconds) / orders),
    ]);
    return {
      unit: 'orders/s',
      value: round(median(http), 0),
      baseline: round(median(raw), 0),
      detail: {
        ...machine(this.ground),
        baselineIs: 'mysql2 alone, 16 connections, the same statements',
        households: this.households.length,
        offersWithQuota: offers,
        linesPerOrder: 8,
        clients: CLIENTS,
        ordersPerSlice: this.perSlice,
        slices: { http: http.map(Math.round), raw: raw.map(Math.round), least: least.map(Math.round) },
        latencyMs: { p50: round(median(this.latenciesMs)), p99: round(percentile(this.latenciesMs, 99)) },
        cpuMsPerOrder: Object.fromEntries(msPerOrder) as Record<string, number>,
        rawOrderLinesQuotaOnly: round(median(least), 0),
        apiPeakRssMb: this.api.peakRssMb(),
        statementCount: replay.length,
        statements: replay.map((template) => shapeOf(template).slice(0, 140)),
      },
    };
  }

  /** Submissions of households that are spread over the whole street. */
  private take(market: Market, from: number, count: number): RequestIds[] {
    const { households } = this;
    return Array.from({ length: count }, (_, i) => {
      const customer = households[((from + i) * STRIDE) % households.length];
      if (!customer) throw new Error('no household');
      return submissionIds(market, customer, from + i);
    });
  }

  private send(submissions: RequestIds[]) {
    const requests = submissions.map((ids) => submitRequest(ids, this.ground.tokenOf));
    return sendAll(this.api, CLIENTS, requests);
  }

  private raw(statements: Replay, submissions: RequestIds[]): Promise<RawResult> {
    const job: RawJob = { databaseUrl: this.databaseUrl, connections: CLIENTS, statements, submissions };
    return inChild<RawJob, RawResult>('raw-submit.worker.js', job);
  }
}
