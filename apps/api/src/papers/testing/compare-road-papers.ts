import { BAG_LANES, noteRow } from '@cailan/shared-types';
import { bagsOf, leaderOf, ordersOf, recipient, same, sheetViews, sum, type Compared } from './compared';
import { pagesOf, paperBytes, sheetsOf, type ReadSheet } from './read-papers';

type Groups = Compared['rows']['groups'];
type Bags = Compared['rows']['bags'];

const packedText = (text: string) => text.replace(/\s/g, '');
/** Bags by lane of a building, or of one of its households. */
const byLane = (bags: Bags) => BAG_LANES.map((lane) => bags.filter((bag) => bag.lane === lane).length);
const bagsOfGroup = (day: Compared, id: string) =>
  day.rows.bags.filter(({ groupOrderId }) => groupOrderId === id);

/** What each building gets: households, bags, bags by lane, crates. */
const noted = (day: Compared): [name: string, ...figures: number[]][] =>
  day.rows.groups.map(({ id, name, crateCount }) => {
    const bags = bagsOfGroup(day, id);
    return [name, ordersOf(day, id).length, bags.length, ...byLane(bags), crateCount];
  });

/** 送货单 as the web page draws it: each building's bags and crates, from the sheets of its screen. */
export async function deliveryNote(day: Compared): Promise<void> {
  const rows = (await sheetViews(day)).map((sheet) => noteRow(sheet));
  expect(rows.filter(({ unpacked }) => unpacked > 0)).toEqual([]);
  same(
    rows.map(({ name, households, bags, lanes, crates }) => [
      ...[name, households, bags, ...lanes.map(({ count }) => count), crates],
    ]),
    noted(day),
  );
}

/** Each building with its figures one after the other; a lane without bags is blank, the last are its crates. */
export function notePages(day: Compared, text: string): void {
  for (const [name, ...figures] of noted(day)) {
    const crates = figures.pop() ?? 0;
    expect(text).toContain(`${packedText(name)}${figures.filter(Boolean).join('')}${crates}`);
  }
}

export function noteSheet(day: Compared, [sheet]: ReadSheet[]): void {
  const heads = ['楼栋', '户数', '袋数', '常温', '冷藏', '冷冻', '药品', '周转箱'];
  same(sheet?.rows.map((row) => heads.map((head) => row[head] ?? 0)) ?? [], noted(day));
  for (const [i, head] of heads.entries())
    if (i > 0) expect(sheet?.totals[head]).toBe(sum(noted(day).map((row) => Number(row[i]))));
}

/** Whoever signs, with their bags: nobody who withdrew or whose building is cancelled. */
export function signOffSheets(day: Compared, found: ReadSheet[], groups: Groups): void {
  const heads = ['单元', '门牌', '户主', '跟团号', '袋数', '冷藏袋', '冷冻袋', '药品袋'];
  same(
    found.flatMap(({ name, rows }) => rows.map((row) => [name, ...heads.map((head) => row[head] ?? 0)])),
    groups.flatMap((group) =>
      ordersOf(day, group.id).map((order) => {
        const bags = bagsOf(day, order.id);
        const who = [order.unit, order.door, recipient(day, order).name, order.runningNumber];
        return [group.name, ...who, bags.length, ...byLane(bags).slice(1)];
      }),
    ),
  );
  same(
    found.map(({ name, totals }) => [name, totals['袋数']]),
    groups.map(({ id, name }) => [name, bagsOfGroup(day, id).length]),
  );
}

export function signOffPages(day: Compared, text: string, groups: Groups): void {
  for (const { id, name } of groups) {
    const orders = ordersOf(day, id);
    expect(text).toContain(packedText(name));
    expect(text).toContain(`${orders.length}户·袋${bagsOfGroup(day, id).length}`);
    for (const order of orders)
      expect(text).toContain(
        packedText(
          `${order.door}${recipient(day, order).name}${order.runningNumber}${bagsOf(day, order.id).length}`,
        ),
      );
  }
}

/** The same as its leader prints it. */
export async function buildingSignOff(day: Compared, format: 'pdf' | 'xlsx'): Promise<void> {
  for (const group of day.rows.groups) {
    const leader = await leaderOf(day, group.gridId);
    const paper = `GET /group-orders/:id/sign-off.${format}` as const;
    const file = await paperBytes(day.world, leader, paper, { id: group.id });
    if (format === 'pdf') signOffPages(day, pagesOf(file).join(''), [group]);
    else signOffSheets(day, await sheetsOf(file), [group]);
  }
}
