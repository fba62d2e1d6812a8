import { readdirSync } from 'node:fs';
import { ending } from '@cailan/api/ends';
import { checkInvariants } from './invariants';
import { openRows } from './invariants/rows';
import { totalsOf } from './report/totals.sql';
import { writeReport } from './report/report';
import { type Report } from './report/report.types';
import type { Played } from './run-day';
import type { DatabasePlace } from './service';
import { count } from './world';

const PAPER = /\.(pdf|xlsx)$/;

/** Checks what was played, and writes both reports; the caller decides by `invariants` how it ends. */
export async function finish(
  { day, stages }: Played,
  database: DatabasePlace,
  measured: { beganAt: number; peakRssMb: number | undefined },
): Promise<Report> {
  const began = performance.now();
  return ending(async (ends) => {
    const rows = await ends.of(openRows(database), (it) => it.close());
    const invariants = await checkInvariants(rows, day);
    const roundIds = day.windows.flatMap(({ rounds }) => rounds.map(({ view }) => view.id));
    const { bags, ...totals } = await totalsOf(rows, roundIds);
    for (const [name, value] of Object.entries(totals)) count(day, name, value);
    for (const [status, value] of Object.entries(bags)) count(day, `bags_${status}`, value);
    count(day, 'requests', day.client.requests);
    count(day, 'busyAnswers', day.client.busy);
    const seconds = Math.round((performance.now() - began) / 10) / 100;
    const report: Report = {
      plan: day.plan.code,
      planName: day.plan.name,
      seed: day.seed,
      households: day.households.length,
      engine: database.engine,
      seconds: Math.round((performance.now() - measured.beganAt) / 100) / 10,
      stages: [...stages, { name: 'invariants', seconds, requests: 0, clientCpu: 0 }],
      peakRssMb: measured.peakRssMb ?? null,
      counts: day.counts,
      money: day.money,
      invariants,
    };
    writeReport(
      day.out,
      report,
      readdirSync(day.out)
        .filter((name) => PAPER.test(name))
        .sort(),
    );
    return report;
  });
}
