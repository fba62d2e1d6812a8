import { setTimeout as sleep } from 'node:timers/promises';
import { Sealer } from '@cailan/api/ground/db/sealer';
import type { Label, LabelPaper } from '@cailan/api/papers/labels/rows';
import { splitLabelFiles } from '@cailan/api/papers/labels/label-files';
import { startApi, type ApiProcess } from './api-process';
import { onGround, type Bench, type Measured } from './bench.types';
import { say } from './say';
import { inChild } from './child';
import type { DownloadJob, DownloadResult } from './download.worker';
import { fillOrders } from './fill';
import { openGround, type Ground } from './ground';
import { machine } from './machine';
import { customers, openMarkets, personAs, type Market } from './market';
import { median, percentile, round } from './numbers';
import type { LabelsJob } from './raw-labels.worker';
import { A12_HOUSEHOLDS } from './scaled-plan';
import { machine as theMachine } from '@cailan/api/ground/clock';

const SLICES = 3;
const POLL_EVERY_MS = 5;
const MOST_IN_A_FILE = 2000;

/**
 * One label with its QR for every household, A4 through the service's route, beside the renderer alone in a process of its
 * own with the labels in memory. Meanwhile another client asks whether the service lives.
 */
export const labelsBench: Bench = ({ small }) =>
  onGround(openGround('mysql', small ? 400 : A12_HOUSEHOLDS), async (ground, ends) => {
    const [market] = await openMarkets(ground, 1);
    if (!market) throw new Error('no round');
    await fillOrders(ground.db, ground.app.get(Sealer), market, await customers(ground.db), 'packed');
    const token = ground.tokenOf((await personAs(ground.db, 'supermarket_staff')).personId);
    const api = await ends.of(startApi(ground), (it) => it.stop());
    return measure(ground, api, market, token, small ? 1 : SLICES);
  });

async function measure(
  ground: Ground,
  api: ApiProcess,
  market: Market,
  token: string,
  slices: number,
): Promise<Measured> {
  const labels = await labelsOf(ground);
  const perSecond = { service: [] as number[], renderer: [] as number[] };
  const livenessMs: number[] = [];
  let megabytes = 0;
  const path = `/rounds/${market.roundId}/waves/1/labels-a4.pdf`;
  for (let i = 0; i < slices; i++) {
    const { seconds, bytes } = await whilePolling(api, livenessMs, () => download(api, [path], token));
    megabytes = bytes / 1_000_000;
    perSecond.service.push(labels.length / seconds);
    perSecond.renderer.push(labels.length / (await renderAlone(labels, { kind: 'sheet' })));
    say(
      `slice ${i + 1}: ${perSecond.service.at(-1)?.toFixed(0)} / ${perSecond.renderer.at(-1)?.toFixed(0)} labels/s`,
    );
  }
  const a4PeakRssMb = api.peakRssMb();
  return {
    unit: 'labels/s',
    value: round(median(perSecond.service), 0),
    baseline: round(median(perSecond.renderer), 0),
    detail: {
      ...machine(ground),
      baselineIs: 'the renderer alone in its own process, labels in memory, pages thrown away',
      labels: labels.length,
      megabytes: round(megabytes, 1),
      livenessMs: {
        polls: livenessMs.length,
        p50: round(median(livenessMs)),
        p99: round(percentile(livenessMs, 99)),
      },
      apiPeakRssMb: a4PeakRssMb,
      roll60x40: await measureRoll(ground, api, market, token),
    },
  };
}

/** Every file of the 60 × 40 mm labels, one after the other. */
async function measureRoll({ db }: Ground, api: ApiProcess, { roundId }: Market, token: string) {
  const groups = await db.many<{ bagCount: number }>(
    `SELECT g.bagCount FROM group_orders g JOIN delivery_groups d ON d.id = g.deliveryGroupId
     WHERE g.roundId = ? ORDER BY d.sort, g.id`,
    [roundId],
  );
  const files = splitLabelFiles(
    groups.map(({ bagCount }) => bagCount),
    MOST_IN_A_FILE,
  );
  const paths = files.map((_, i) => `/rounds/${roundId}/waves/1/labels-60x40.pdf?part=${i + 1}`);
  const { seconds } = await download(api, paths, token);
  return {
    files: files.length,
    mostInAFile: Math.max(...files.map(({ labels }) => labels)),
    labelsPerSecond: round(files.reduce((sum, { labels }) => sum + labels, 0) / seconds, 0),
    apiPeakRssMb: api.peakRssMb(),
  };
}

function download(api: ApiProcess, paths: string[], token: string): Promise<DownloadResult> {
  const job: DownloadJob = { urls: paths.map((path) => api.url + path), token };
  return inChild<DownloadJob, DownloadResult>('download.worker.js', job);
}

async function whilePolling<T>(api: ApiProcess, latenciesMs: number[], work: () => Promise<T>): Promise<T> {
  let done = false;
  const working = work().finally(() => (done = true));
  while (!done) {
    latenciesMs.push(await api.timeGet('/health/live'));
    await sleep(POLL_EVERY_MS);
  }
  return working;
}

/** The labels as the service makes them, names and phones aside. */
async function labelsOf({ db }: Ground): Promise<Label[]> {
  const rows = await db.many<{ door: string; address: string; code: string; groupNumber: number }>(
    `SELECT h.door, h.address, b.code, b.groupNumber FROM bags b JOIN households h ON h.id = b.householdId
     ORDER BY h.deliveryGroupId, h.sort`,
  );
  return rows.map(({ door, address, code, groupNumber }, i) => ({
    door,
    name: '欧阳小青',
    phone: '199****1234',
    address,
    runningNumber: String(i + 1),
    bag: 1,
    bags: 1,
    inGroup: { word: '本楼', bag: groupNumber, bags: 99 },
    lane: 'ambient',
    drop: '向阳配送点取',
    qr: `CL:${code}`,
    reprint: false,
  }));
}

function renderAlone(labels: Label[], paper: LabelPaper): Promise<number> {
  const head = {
    roundCode: 'R-1',
    supermarket: '保供超市',
    window: '晚',
    printedAt: theMachine.now(),
    paper,
  };
  return inChild<LabelsJob, number>('raw-labels.worker.js', { head, labels });
}
