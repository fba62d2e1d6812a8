import { formatFen, laneNames, type Stream } from '@cailan/shared-types';
import {
  bagged,
  bagsOf,
  leaderOf,
  linesOf,
  money,
  ordersOf,
  recipient,
  same,
  sum,
  wanted,
  type Compared,
} from './compared';
import { buildingSignOff, notePages, noteSheet, signOffPages, signOffSheets } from './compare-road-papers';
import { pagesOf, paperBytes, sheetsOf, type ReadSheet } from './read-papers';

/** Streams that are no papers of a round, and where they are held against what they show. */
export const NOT_OF_A_ROUND = {
  'GET /files/:id': 'files/files.service.spec.ts',
  'GET /rosters/template': 'district/rosters/rosters.service.spec.ts',
  'GET /responsibilities/list.pdf': 'people/responsibilities/responsibilities.spec.ts',
  'GET /responsibilities/list.xlsx': 'people/responsibilities/responsibilities.spec.ts',
  'GET /building-codes/posters.pdf': 'papers/poster/pdf.spec.ts',
  'GET /reconciliations/:id/report.xlsx': 'money/reconciliation/reconciliations.spec.ts',
} as const satisfies Partial<Record<Stream, string>>;

type Paper = Exclude<Stream, keyof typeof NOT_OF_A_ROUND>;

const ofWave = ({ world, round }: Compared, paper: Stream) =>
  paperBytes(world, round.staff, paper, round.wave.params);
const pages = async (day: Compared, paper: Stream) => pagesOf(await ofWave(day, paper));
const sheets = async (day: Compared, paper: Stream) => sheetsOf(await ofWave(day, paper));
const packedText = (text: string) => text.replace(/\s/g, '');

function packSheetRows(day: Compared, [sheet]: ReadSheet[]): void {
  const wanted = day.rows.groups.flatMap((group) =>
    ordersOf(day, group.id).flatMap((order) =>
      linesOf(day, order.id).map((line) => [
        ...[group.name, order.room, String(order.runningNumber), line.name, line.quantity],
        line.quantity - line.shortQuantity - line.substitutedQuantity,
        ...[line.shortQuantity || null, line.substitutedQuantity || null],
        ...[line.refundFen / 100 || null, line.packedGrams],
      ]),
    ),
  );
  const heads = ['交付组', '房号', '跟团号', '商品', '订购', '装袋', '缺货', '换货', '退款（元）', '克数'];
  same(sheet?.rows.map((row) => heads.map((head) => row[head])) ?? [], wanted);
  const first = sheet?.rows.filter((row) => row['袋数'] !== null) ?? [];
  same(
    first.map((row) => ['房号', '跟团号', '姓名', '电话', '留言', '袋数'].map((head) => row[head])),
    day.rows.orders.map((order) => {
      const { name, phone, note } = recipient(day, order);
      const own = [order.room, String(order.runningNumber), name, phone || null, note || null];
      return [...own, bagsOf(day, order.id).length];
    }),
  );
  const totals = ['周转箱', '袋数', '订购', '缺货', '换货'].map((head) => sheet?.totals[head]);
  const { groups, bags, lines } = day.rows;
  expect(totals).toEqual([
    sum(groups.map(({ crateCount }) => crateCount)),
    bags.length,
    sum(lines.map(({ quantity }) => quantity)),
    sum(lines.map(({ shortQuantity }) => shortQuantity)),
    sum(lines.map(({ substitutedQuantity }) => substitutedQuantity)),
  ]);
}

function packSheetPages(day: Compared, text: string): void {
  for (const group of day.rows.groups) {
    const orders = ordersOf(day, group.id);
    const lines = orders.flatMap(({ id }) => linesOf(day, id));
    const substituted = sum(lines.map(({ substitutedQuantity }) => substitutedQuantity));
    const missing = sum(lines.map(({ shortQuantity }) => shortQuantity));
    const refundFen = sum(lines.map((line) => line.refundFen));
    const pieces = sum(day.rows.bags.filter((bag) => bag.groupOrderId === group.id).map((bag) => bag.pieces));
    expect(text).toContain(
      `${orders.length}户·${pieces}件${substituted > 0 ? `（换货${substituted}）` : ''}`,
    );
    if (missing > 0)
      expect(text).toContain(`缺${missing}件${refundFen > 0 ? `·退${formatFen(refundFen)}` : ''}`);
    if (group.crateCount > 0) expect(text).toContain(`周转箱${group.crateCount}`);
    for (const order of orders) {
      const { name, phone, note } = recipient(day, order);
      for (const part of [`${order.runningNumber}号·${name}`, phone, note])
        expect(text).toContain(packedText(part));
    }
  }
}

function matrixSheets(day: Compared, found: ReadSheet[]): void {
  const wanted = day.rows.groups.flatMap((group) =>
    ordersOf(day, group.id).map((order) => [
      ...[group.name, packedText(`${order.unit}${order.room}`)],
      sum([...bagged(day, order.id).values()]),
    ]),
  );
  const got = found.flatMap(({ name, totals }) =>
    Object.entries(totals)
      .filter(([head]) => !['商品', '规格', '合计'].includes(head))
      .map(([head, pieces]) => [name, packedText(head), pieces]),
  );
  same(got, wanted);
  const byProduct = new Map<string, number>();
  for (const { rows } of found)
    for (const row of rows)
      byProduct.set(String(row['商品']), (byProduct.get(String(row['商品'])) ?? 0) + Number(row['合计']));
  const nameOf = new Map(day.round.round.offers.map(({ id, name }) => [id, name]));
  const units = new Map<string, number>();
  for (const { id } of day.rows.orders)
    for (const [offerId, count] of bagged(day, id)) {
      const name = nameOf.get(offerId) ?? '';
      if (count > 0) units.set(name, (units.get(name) ?? 0) + count);
    }
  same([...byProduct], [...units]);
}

/** Each label with what it says on one page of its own: nothing of a building that is cancelled, no bag twice. */
function labelPages(day: Compared, found: readonly string[]): void {
  expect(found).toHaveLength(Math.max(1, day.rows.bags.length));
  for (const bag of day.rows.bags) {
    const order = day.rows.orders.find(({ id }) => id === bag.orderId);
    const lane = laneNames[bag.lane as keyof typeof laneNames];
    const parts = [`·${order?.runningNumber}号`, `第${bag.number}/${bag.ofCount}袋`, order?.door ?? '', lane];
    expect([parts, found.filter((page) => parts.every((part) => page.includes(part))).length]).toEqual([
      parts,
      1,
    ]);
  }
}

async function rollUp(day: Compared): Promise<void> {
  for (const group of day.rows.groups) {
    const leader = await leaderOf(day, group.gridId);
    const paper = 'GET /group-orders/:id/roll-up.xlsx';
    const [byProduct, byHousehold, matrix] = await sheetsOf(
      await paperBytes(day.world, leader, paper, { id: group.id }),
    );
    const lines = ordersOf(day, group.id).flatMap((order) =>
      linesOf(day, order.id).map((line) => ({
        ...line,
        ...order,
        quantity: line.quantity,
        amountFen: line.amountFen,
      })),
    );
    same(
      byHousehold?.rows.map((row) =>
        ['房号', '跟团号', '商品', '数量', '金额（元）'].map((head) => row[head]),
      ) ?? [],
      lines.map((line) => [line.door, line.runningNumber, line.name, line.quantity, line.amountFen / 100]),
    );
    const [units, amount] = [
      sum(lines.map(({ quantity }) => quantity)),
      sum(lines.map((l) => l.amountFen)) / 100,
    ];
    expect([byProduct?.totals['数量'], byProduct?.totals['金额（元）'], matrix?.totals['合计']]).toEqual([
      ...[units, amount, units],
    ]);
    for (const order of ordersOf(day, group.id))
      expect(matrix?.totals[order.door]).toBe(sum(linesOf(day, order.id).map(({ quantity }) => quantity)));
  }
}

async function statement(day: Compared): Promise<void> {
  const { world, round } = day;
  const [sheet] = await sheetsOf(
    await paperBytes(world, round.staff, 'GET /rounds/:id/statement.xlsx', { id: round.round.id }),
  );
  const heads = ['楼栋', '户数', '订购（元）', '已付（元）', '实收货（元）', '已退（元）', '待退（元）'];
  const rows = (await money(day)).map(({ name, households, ...fen }) => [
    ...[name, households],
    ...Object.values(fen).map((each) => each / 100),
  ]);
  same(sheet?.rows.map((row) => heads.map((head) => row[head])) ?? [], rows);
  for (const [i, head] of heads.entries())
    if (i > 0) expect(sheet?.totals[head]).toBeCloseTo(sum(rows.map((row) => Number(row[i]))), 6);
}

async function receipts(day: Compared): Promise<void> {
  for (const group of day.rows.groups) {
    const leader = await leaderOf(day, group.gridId);
    const [order] = ordersOf(day, group.id);
    const paper = 'GET /household-orders/:id/dues/receipt.pdf';
    const [text = ''] = pagesOf(await paperBytes(day.world, leader, paper, { id: order?.id ?? '' }));
    const dues = await day.world.ok(leader, 'GET /group-orders/:id/dues', { params: { id: group.id } });
    const own = dues.households.find(({ orderId }) => orderId === order?.id);
    const due = (own?.balanceFen ?? 0) + (own?.collectedFen ?? 0);
    expect(text).toContain(order?.door);
    expect(text).toContain(`跟团号${order?.runningNumber}`);
    expect(text).toContain(`应付合计${formatFen(due)}`);
    if (day.settled) expect(due).toBe(order?.finalFen);
  }
}

/** Units found on the shelf, by offer: the day's wave is picked when its papers are compared. */
async function foundOf({ world, round }: Compared): Promise<Map<string, number>> {
  const found = await world.db.many<{ offerId: string; pickedQuantity: number }>(
    'SELECT offerId, pickedQuantity FROM pick_results WHERE roundId = ?',
    [round.round.id],
  );
  return new Map(found.map(({ offerId, pickedQuantity }) => [offerId, pickedQuantity]));
}

/** How each paper of a round is held against its rows; one that is missing here does not compile. */
export const PAPERS: Record<Paper, (day: Compared) => Promise<void>> = {
  'GET /group-orders/:id/roll-up.xlsx': rollUp,
  'GET /rounds/:id/waves/:wave/pick-list.pdf': async (day) => {
    const text = (await pages(day, 'GET /rounds/:id/waves/:wave/pick-list.pdf')).join('');
    const found = await foundOf(day);
    for (const { offerId, name, quantity } of wanted(day)) {
      expect(text).toContain(packedText(name));
      expect(text).toContain(String(quantity));
      expect(text).toContain(String(found.get(offerId)));
    }
  },
  'GET /rounds/:id/waves/:wave/pick-list.xlsx': async (day) => {
    const [sheet] = await sheets(day, 'GET /rounds/:id/waves/:wave/pick-list.xlsx');
    const found = await foundOf(day);
    same(
      sheet?.rows.map((row) => [row['商品'], row['合计'], row['实拣']]) ?? [],
      wanted(day).map(({ offerId, name, quantity }) => [name, quantity, found.get(offerId)]),
    );
    for (const group of day.rows.groups) {
      const own = ordersOf(day, group.id).flatMap(({ id }) => linesOf(day, id));
      expect(sheet?.totals[group.name]).toBe(sum(own.map(({ quantity }) => quantity)));
    }
  },
  'GET /rounds/:id/waves/:wave/pack-sheets.pdf': async (day) =>
    packSheetPages(day, (await pages(day, 'GET /rounds/:id/waves/:wave/pack-sheets.pdf')).join('')),
  'GET /rounds/:id/waves/:wave/pack-sheets.xlsx': async (day) =>
    packSheetRows(day, await sheets(day, 'GET /rounds/:id/waves/:wave/pack-sheets.xlsx')),
  'GET /rounds/:id/waves/:wave/matrix.pdf': async (day) => {
    const text = (await pages(day, 'GET /rounds/:id/waves/:wave/matrix.pdf')).join('');
    for (const { id, unit, room } of day.rows.orders)
      expect(text).toContain(packedText(`${unit}${room}·${sum([...bagged(day, id).values()])}件`));
  },
  'GET /rounds/:id/waves/:wave/matrix.xlsx': async (day) =>
    matrixSheets(day, await sheets(day, 'GET /rounds/:id/waves/:wave/matrix.xlsx')),
  'GET /rounds/:id/waves/:wave/delivery-note.pdf': async (day) =>
    notePages(day, (await pages(day, 'GET /rounds/:id/waves/:wave/delivery-note.pdf')).join('')),
  'GET /rounds/:id/waves/:wave/delivery-note.xlsx': async (day) =>
    noteSheet(day, await sheets(day, 'GET /rounds/:id/waves/:wave/delivery-note.xlsx')),
  'GET /rounds/:id/waves/:wave/sign-off.pdf': async (day) =>
    signOffPages(
      day,
      (await pages(day, 'GET /rounds/:id/waves/:wave/sign-off.pdf')).join(''),
      day.rows.groups,
    ),
  'GET /rounds/:id/waves/:wave/sign-off.xlsx': async (day) =>
    signOffSheets(day, await sheets(day, 'GET /rounds/:id/waves/:wave/sign-off.xlsx'), day.rows.groups),
  'GET /group-orders/:id/sign-off.pdf': (day) => buildingSignOff(day, 'pdf'),
  'GET /group-orders/:id/sign-off.xlsx': (day) => buildingSignOff(day, 'xlsx'),
  'GET /rounds/:id/waves/:wave/labels-a4.pdf': async (day) => {
    const text = (await pages(day, 'GET /rounds/:id/waves/:wave/labels-a4.pdf')).join('');
    expect(text.match(/第\d+\/\d+袋/g)).toHaveLength(day.rows.bags.length);
  },
  'GET /rounds/:id/waves/:wave/labels-60x40.pdf': async (day) =>
    labelPages(day, await pages(day, 'GET /rounds/:id/waves/:wave/labels-60x40.pdf')),
  'GET /rounds/:id/statement.xlsx': statement,
  'GET /household-orders/:id/dues/receipt.pdf': receipts,
};
