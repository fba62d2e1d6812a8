import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stream } from 'exceljs';
import { request } from 'undici';
import type { RosterView } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import type { BareRead, BareReadJob } from './bare-exceljs.worker';
import { startApi, type ApiProcess } from './api-process';
import { onGround, type Bench } from './bench.types';
import { inChild } from './child';
import { openGround } from './ground';
import { machine } from './machine';
import { personAs } from './market';
import { median, percentile, round } from './numbers';
import { say } from './say';

const ROWS = 20_000;
const SLICES = 3;
const POLL_EVERY_MS = 20;
const ROOMS = 4;
const FLOORS = 25;
const TICKS_PER_SECOND = 100;

/**
 * A roster of 20,000 rows is sent and shown: read, held against the places of a community, its rows sealed and kept. Beside
 * it exceljs alone reads the same file. Meanwhile another client asks whether the service lives.
 */
export const rostersBench: Bench = ({ small }) =>
  onGround(openGround('mysql', 400), async (ground, ends) => {
    const rows = small ? 1_000 : ROWS;
    const admin = await personAs(ground.db, 'district_admin');
    const grid = await ground.db.one<{ name: string; communityId: string }>(
      `SELECT p.name, p.communityId FROM places p JOIN delivery_groups g ON g.gridId = p.id ORDER BY p.id LIMIT 1`,
    );
    const path = await ends.of(written(rows, grid?.name ?? ''), (it) => rmSync(it, { force: true }));
    const api = await ends.of(startApi(ground), (it) => it.stop());
    const resting = { rssMb: api.peakRssMb(), cpuSeconds: cpuSeconds(api.pid) };
    const [shown, bare, livenessMs] = [[] as number[], [] as BareRead[], [] as number[]];
    for (let i = 0; i < (small ? 1 : SLICES); i++) {
      shown.push(
        await preview(
          api,
          { path, rows, token: ground.tokenOf(admin.personId), communityId: grid?.communityId ?? '' },
          livenessMs,
        ),
      );
      bare.push(await inChild<BareReadJob, BareRead>('bare-exceljs.worker.js', { path }));
      say(`slice ${i + 1}: ${shown.at(-1)?.toFixed(2)} / ${bare.at(-1)?.seconds.toFixed(2)} s`);
    }
    return {
      unit: 's',
      value: round(median(shown), 2),
      baseline: round(median(bare.map(({ seconds }) => seconds)), 2),
      detail: {
        ...machine(ground),
        baselineIs:
          'exceljs alone reads the same file into texts in its own process; nothing is understood or kept',
        rows,
        megabytes: round(readFileSync(path).length / 1_000_000, 1),
        apiPeakRssMb: api.peakRssMb(),
        apiRestingRssMb: resting.rssMb,
        apiCpuSecondsEach: round((cpuSeconds(api.pid) - resting.cpuSeconds) / shown.length, 2),
        baselinePeakRssMb: Math.max(...bare.map(({ peakRssMb }) => peakRssMb)),
        livenessMs: {
          polls: livenessMs.length,
          p50: round(median(livenessMs)),
          p99: round(percentile(livenessMs, 99)),
        },
      },
    };
  });

/** Of a process since it began, all its threads: what a loaded machine does not change. */
function cpuSeconds(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number);
  return (user + system) / TICKS_PER_SECOND;
}

/** Buildings of 25 floors, a household a row, as a street office has them. */
async function written(rows: number, grid: string): Promise<string> {
  const path = join(tmpdir(), `cailan-roster-${newId()}.xlsx`);
  const book = new stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  const sheet = book.addWorksheet('名册');
  sheet.addRow(['网格', '小区', '楼栋', '单元', '房号', '户主', '电话', '备注']).commit();
  for (let i = 0; i < rows; i++) {
    const inBuilding = i % (ROOMS * FLOORS * 2);
    const building = Math.floor(i / (ROOMS * FLOORS * 2)) + 1;
    const unit = Math.floor(inBuilding / (ROOMS * FLOORS)) + 1;
    const room = (Math.floor((inBuilding % (ROOMS * FLOORS)) / ROOMS) + 1) * 100 + (inBuilding % ROOMS) + 1;
    const phone = 13_800_000_000 + i;
    sheet
      .addRow([
        grid,
        '阳光新城',
        `${building}号楼`,
        `${unit}单元`,
        room,
        `住户${i}`,
        phone,
        i % 9 === 0 ? '空置' : '',
      ])
      .commit();
  }
  sheet.commit();
  await book.commit();
  return path;
}

interface Sent {
  path: string;
  rows: number;
  token: string;
  communityId: string;
}

async function preview(
  api: ApiProcess,
  { path, rows, token, communityId }: Sent,
  livenessMs: number[],
): Promise<number> {
  let done = false;
  const query = new URLSearchParams({ communityId, fileName: '名册.xlsx' }).toString();
  const start = performance.now();
  const sent = request(`${api.url}/rosters/preview?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: readFileSync(path),
    headersTimeout: 120_000,
  }).finally(() => (done = true));
  while (!done) {
    livenessMs.push(await api.timeGet('/health/live'));
    await sleep(POLL_EVERY_MS);
  }
  const answer = await sent;
  const roster = (await answer.body.json()) as RosterView;
  const seconds = (performance.now() - start) / 1000;
  if (answer.statusCode !== 200 || roster.newRows !== rows)
    throw new Error(`preview: ${JSON.stringify(roster).slice(0, 300)}`);
  return seconds;
}
