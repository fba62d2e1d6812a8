import type { Bench, BenchOptions, Measured } from './bench.types';
import { onGround, say } from './bench.types';
import { startApi, type ApiProcess } from './api-process';
import { inChild } from './child';
import { openGround, type Ground } from './ground';
import { machine } from './machine';
import { customers, openMarkets, type Customer, type Market } from './market';
import { median, percentile, round } from './numbers';
import type { RawJob } from './raw-submit.worker';
import { shapeOf, type Replay, type SubmissionIds } from './replay';
import { captureStatements, sendAll, submissionIds, submitRequest } from './submissions';
import { A12_HOUSEHOLDS } from './scaled-plan';

const CLIENTS = 16;
const SLICES = 5;
const PER_SLICE = 2500;
const WARM_UP = 1500;
/** Without these there is no submission: the order, its lines, the quota. */
const LEAST = /^(START TRANSACTION|COMMIT|INSERT INTO household_orders |INSERT INTO household_order_lines |UPDATE offer_quotas)/;

/**
 * Submissions of eight lines by HTTP, 16 at a time, beside the bare mysql2 driver that sends the very statements which
 * the service sends, on 16 connections. Both do slices by turns in one database, each slice in a round of its own.
 */
export const submitBench: Bench = (options) =>
  onGround(openGround('mysql', options.small ? 400 : A12_HOUSEHOLDS), (ground) => onApi(ground, options));

async function onApi(ground: Ground, { small }: BenchOptions): Promise<Measured> {
  const slices = small ? 1 : SLICES;
  const markets = await openMarkets(ground, slices + 1);
  const all = await customers(ground.db);
  const api = await startApi(ground);
  try {
    const run = new SubmitRun(ground, api, all, small ? 100 : PER_SLICE);
    const [warmUp, ...measured] = markets;
    if (!warmUp) throw new Error('no round');
    const replay = await run.prepare(warmUp, small ? 50 : WARM_UP);
    for (const [i, market] of measured.entries()) {
      await run.slice(market, replay);
      say(`slice ${i + 1}: ${run.said()}`);
    }
    return run.measured(replay, measured[0]?.offers.length ?? 0);
  } finally {
    await api.stop();
  }
}

interface Rates {
  http: number[];
  raw: number[];
  least: number[];
}

class SubmitRun {
  private readonly rates: Rates = { http: [], raw: [], least: [] };
  private readonly latenciesMs: number[] = [];

  constructor(
    private readonly ground: Ground,
    private readonly api: ApiProcess,
    private readonly households: readonly Customer[],
    private readonly perSlice: number,
  ) {}

  /** Warms both sides up and learns the statements. */
  async prepare(market: Market, count: number): Promise<Replay> {
    await this.send(this.take(market, 0, count));
    let used = count;
    const replay = await captureStatements(
      this.databaseUrl,
      (ids) => this.send([ids]).then(() => undefined),
      () => this.take(market, used++, 1)[0] ?? {},
    );
    await this.raw(replay, this.take(market, used, count));
    return replay;
  }

  /** One slice of each kind, none of a household that had its turn. */
  async slice(market: Market, replay: Replay): Promise<void> {
    const count = this.perSlice;
    const { seconds, latenciesMs } = await this.send(this.take(market, 0, count));
    this.rates.http.push(count / seconds);
    this.latenciesMs.push(...latenciesMs);
    this.rates.raw.push(count / (await this.raw(replay, this.take(market, count, count))));
    const least = replay.filter((template) => LEAST.test(shapeOf(template)));
    this.rates.least.push(count / (await this.raw(least, this.take(market, 2 * count, count))));
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
        rawOrderLinesQuotaOnly: round(median(least), 0),
        apiPeakRssMb: this.api.peakRssMb(),
        statementCount: replay.length,
        statements: replay.map((template) => shapeOf(template).slice(0, 140)),
      },
    };
  }

  /** Submissions of households that are spread over the whole street. */
  private take(market: Market, from: number, count: number): SubmissionIds[] {
    const { households } = this;
    const step = 7919;
    return Array.from({ length: count }, (_, i) => {
      const customer = households[((from + i) * step) % households.length];
      if (!customer) throw new Error('no household');
      return submissionIds(market, customer, from + i);
    });
  }

  private send(submissions: SubmissionIds[]) {
    const requests = submissions.map((ids) => submitRequest(ids, this.ground.tokenOf));
    return sendAll(this.api, CLIENTS, requests);
  }

  private async raw(statements: Replay, submissions: SubmissionIds[]): Promise<number> {
    const job: RawJob = { databaseUrl: this.databaseUrl, connections: CLIENTS, statements, submissions };
    return (await inChild<RawJob, { seconds: number }>('raw-submit.worker.js', job)).seconds;
  }
}
