import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReconciliationDifferenceView, ReconciliationView } from '@cailan/shared-types';
import { startSandbox, type Sandbox } from '@cailan/wechat-sandbox';
import { billDays } from '../day/bill-days';
import { Cast } from '../day/cast';
import { Client } from '../day/client';
import { crowd } from '../day/crowd';
import { openRows, type Rows } from '../day/invariants/rows';
import { Phones } from '../day/phones';
import { startService, type Service } from '../day/service';
import { ending, endingAtSignals } from '@cailan/api/ends';
import { seededDraws } from '@cailan/api/plans/seeded';
import { paymentsInBooks, refundsInBooks, underWay, wrongsInBooks } from './accounts.sql';
import { differences } from './agreement';
import { happened, switchOff, switchOn } from './faults';
import { handleByHand } from './hands';
import { Killer } from './killer';
import { payableRounds, type PayableRound } from './market';
import type { ChaosOptions } from './options';
import { patiently } from './patience';
import { Payer } from './paying';
import { writeChaosPlan } from './plan';
import { providerMovements } from './provider';

const CLIENTS = 12;
/** Time that passes at each look: payments come within minutes, an empty account is asked again the next day. */
const PAYMENT_STEP_SECONDS = 60;
const REFUND_STEP_SECONDS = 3600;
const LOOKS = 300;
const LOOK_PAUSE_MS = 100;
const REFUND_LOOKS = 200;

export interface ChaosReport {
  engine: string;
  payments: number;
  refunds: number;
  byHand: number;
  kills: number;
  seconds: number;
  faults: Record<string, number>;
  reconciliations: { mchid: string; date: string; status: string; billPayments: number }[];
  /** What does not agree; empty when all is well. */
  wrong: string[];
}

/** Plays payments and refunds with everything going wrong, and compares books and provider in the end. */
export async function runChaos(
  options: ChaosOptions,
  out: string,
  say: (line: string) => void,
): Promise<ChaosReport> {
  const began = performance.now();
  const planFile = writeChaosPlan(Math.ceil(options.payments / 2), join(out, 'plan'));
  return endingAtSignals(async (ends) => {
    const bills = { payees: { S1: 'direct' }, billsOfToday: true } as const;
    const sandbox = await ends.of(startSandbox({ seed: options.seed, ...bills }), (it) => it.stop());
    const wechatFile = (notifyUrl: string) => {
      const file = join(out, 'wechat.json');
      writeFileSync(file, JSON.stringify(sandbox.configuration({ notifyUrl })), { mode: 0o600 });
      return file;
    };
    const service = await ends.of(
      startService({ planFile, out, mysql: options.mysql, profile: false, wechatFile }),
      (it) => it.stop(),
    );
    const found = await new ChaosRun(options, service, sandbox, say).play();
    return { ...found, seconds: Math.round((performance.now() - began) / 100) / 10 };
  });
}

class ChaosRun {
  private readonly client: Client;
  private readonly cast: Cast;
  private readonly phones: Phones;
  private readonly killer: Killer;
  private byHand = 0;
  /** The run's first instant by the service's clock. */
  private beganAt = '';

  constructor(
    private readonly options: ChaosOptions,
    private readonly service: Service,
    private readonly sandbox: Sandbox,
    private readonly say: (line: string) => void,
  ) {
    this.client = new Client(service.url, CLIENTS);
    this.phones = new Phones(sandbox.url);
    this.cast = new Cast(this.client, this.phones);
    const crash = async () => {
      say('killed');
      await service.crash();
      await this.agreeOnTime();
    };
    this.killer = new Killer(crash, options.payments + options.refunds, options.kills);
  }

  async play(): Promise<Omit<ChaosReport, 'seconds'>> {
    return ending(async (ends) => {
      await ends.of(this.client, (it) => it.close());
      const rows = await ends.of(openRows(this.service.database), (it) => it.close());
      ({ now: this.beganAt } = await this.time());
      const rounds = await payableRounds(this.client, this.cast, this.beganAt);
      const groups = rounds.flatMap((round) => round.groups);
      this.say(`${groups.length} group orders are confirmed`);
      await switchOn(this.sandbox.url);
      const payments = await this.payAll(groups);
      this.say(`${payments} payments were made on the phones`);
      await this.settlePayments(rows);
      await this.cancelAndRefund(rounds.at(-1));
      await this.killer.rest();
      const faults = await happened(this.sandbox.url);
      await switchOff(this.sandbox.url);
      await this.untilEnded(rows, rounds);
      return { ...(await this.compare(rows)), faults };
    });
  }

  private async payAll(groups: PayableRound['groups']): Promise<number> {
    const payer = new Payer(this.client, this.cast, this.phones);
    let payments = 0;
    await crowd(
      CLIENTS,
      groups,
      () => this.killer.tick(),
      async ({ group, leaderId }, i) => {
        const made = await payer.pay(leaderId, group, seededDraws(this.options.seed, `payment ${i}`));
        payments += made;
      },
    );
    await this.killer.rest();
    return payments;
  }

  /** Nobody cancels what is not paid yet: the refunds are to be of payments that came. */
  private async settlePayments(rows: Rows): Promise<void> {
    await this.until(async () => {
      const { count } = await rows.one<{ count: number }>(
        `SELECT COUNT(*) AS count FROM group_orders WHERE status = 'confirmed'`,
      );
      return Number(count) === 0;
    }, PAYMENT_STEP_SECONDS);
  }

  /** The second supermarket cannot deliver: its round is cancelled, and everyone gets their money back. */
  private async cancelAndRefund(round: PayableRound | undefined): Promise<void> {
    if (!round) throw new Error('no round to cancel');
    const ask = {
      token: await patiently(() => this.cast.token(round.staffId)),
      params: { id: round.roundId },
      body: { reason: '仓库进水' },
    };
    await patiently(() => this.client.call('POST /rounds/:id/cancel', ask));
    this.say('the second round is cancelled');
    let seen = 0;
    for (let look = 0; look < REFUND_LOOKS && seen < this.options.refunds; look++) {
      const sent = (await providerMovements(this.sandbox.url)).refunds.length;
      for (; seen < Math.min(sent, this.options.refunds); seen++) this.killer.tick();
      await this.killer.rest();
      this.byHand += await handleByHand(this.client, this.cast, round);
      await sleep(LOOK_PAUSE_MS);
    }
    // The faults hold some back: the kills that were meant for them come now, among the rest.
    for (; seen < this.options.refunds; seen++) {
      this.killer.tick();
      await this.killer.rest();
    }
    this.say(
      `${(await providerMovements(this.sandbox.url)).refunds.length} refunds came while things went wrong`,
    );
  }

  private async untilEnded(rows: Rows, rounds: readonly PayableRound[]): Promise<void> {
    await this.until(async () => {
      for (const round of rounds) this.byHand += await handleByHand(this.client, this.cast, round);
      return (await underWay(rows)) === 0;
    }, REFUND_STEP_SECONDS);
  }

  /** Lets time pass, for the service and for WeChat, until it is so. */
  private async until(isSo: () => Promise<boolean>, stepSeconds: number): Promise<void> {
    for (let look = 0; look < LOOKS; look++) {
      if (await isSo()) return;
      const { now } = await patiently(() => this.time());
      const later = new Date(Date.parse(now) + stepSeconds * 1000).toISOString();
      await patiently(() => this.client.call('POST /development/clock', { body: { now: later } }));
      await patiently(() => this.client.call('POST /development/jobs/run', {}));
      await sleep(LOOK_PAUSE_MS);
    }
    this.say('not everything came to an end');
  }

  private time(): Promise<{ now: string }> {
    return this.client.call('GET /health/ready', {});
  }

  /** A service that starts anew follows the machine's clock; WeChat's went on. */
  private async agreeOnTime(): Promise<void> {
    const now = await this.phones.time();
    await patiently(() => this.client.call('POST /development/clock', { body: { now } }));
  }

  private async compare(rows: Rows): Promise<Omit<ChaosReport, 'seconds' | 'faults'>> {
    const [books, provider] = [
      { payments: await paymentsInBooks(rows), refunds: await refundsInBooks(rows) },
      await providerMovements(this.sandbox.url),
    ];
    const reconciliations = await this.reconcile();
    const wrong = [
      ...(await wrongsInBooks(rows)),
      ...differences('payment', books.payments, provider.payments),
      ...differences('refund', books.refunds, provider.refunds),
      ...reconciliations.flatMap(({ mchid, date, found }) =>
        found.map(({ cause, number }) => `bill of ${mchid} on ${date}: ${cause} ${number}`),
      ),
      ...(provider.payments.length < this.options.payments ? ['too few payments were made'] : []),
      ...(provider.refunds.length + this.byHand < this.options.refunds ? ['too few refunds were made'] : []),
      ...(this.killer.kills < this.options.kills ? ['the service was not killed often enough'] : []),
    ];
    return {
      engine: this.service.database.engine,
      payments: provider.payments.length,
      refunds: provider.refunds.length,
      byHand: this.byHand,
      kills: this.killer.kills,
      reconciliations: reconciliations.map(({ mchid, date, status, billPayments }) => ({
        mchid,
        date,
        status,
        billPayments,
      })),
      wrong,
    };
  }

  /** Every day that the run touched, by the provider's own bill. */
  private async reconcile(): Promise<(ReconciliationView & { found: ReconciliationDifferenceView[] })[]> {
    const [admin] = await this.cast.of('district_admin');
    const token = await this.cast.token(admin?.id ?? '');
    const { now } = await this.time();
    const { dates, readyAt } = billDays(this.beganAt, now);
    await this.client.call('POST /development/clock', { body: { now: readyAt } });
    const all: ReconciliationView[] = [];
    for (const date of dates)
      all.push(...(await this.client.call('POST /reconciliations', { token, body: { date } })));
    return Promise.all(
      all.map(async (view) => {
        const ask = { token, params: { id: view.id } };
        return { ...view, found: await this.client.call('GET /reconciliations/:id/differences', ask) };
      }),
    );
  }
}
