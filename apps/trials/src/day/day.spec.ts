import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockOf } from '@cailan/shared-types';
import { describeEngines } from '../world/engines';
import { finish } from './finish';
import { checkInvariants } from './invariants';
import { openRows } from './invariants/rows';
import type { Report } from './report/report.types';
import { playedDay, type PlayedDay } from './testing/played-day';

const PLANS = join(__dirname, '../../../../plans');
const MINUTES = 60_000;
const FIRST_GRID = `SELECT scopeId FROM role_grants WHERE role = 'grid_leader' ORDER BY id LIMIT 1`;

describeEngines('a small day of the street (A12)', (engine) => {
  let day: PlayedDay;
  let report: Report;

  beforeAll(async () => {
    day = await playedDay(engine, join(PLANS, 'a12-street.yaml'), 100);
    report = await finish(day.played, day.place, { beganAt: performance.now(), peakRssMb: undefined });
  }, 4 * MINUTES);
  afterAll(async () => {
    await day?.played.day.client.close();
    await day?.close();
  });

  it('holds every invariant', () => {
    expect(report.invariants.filter(({ holds }) => !holds)).toEqual([]);
    expect(report.invariants.map(({ id }) => id.charAt(0))).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('feeds every household about 13 kg in about eight lines', () => {
    const { lines = 0, grams = 0 } = report.counts;
    expect(report.households).toBe(100);
    expect(lines / 100).toBeGreaterThan(7);
    expect(lines / 100).toBeLessThan(9);
    expect(grams / 100).toBeGreaterThan(11_500);
    expect(grams / 100).toBeLessThan(14_500);
  });

  it('asks as real clients do: a draft, a submission, one check-off for a bag and one door for a household', () => {
    const { counts } = report;
    expect(counts['drafts']).toBe(100 + (counts['edits'] ?? 0));
    expect(counts['submissions']).toBeGreaterThanOrEqual(100);
    expect(counts['checkOffs']).toBe((counts['bags'] ?? 0) - (counts['missingAtGate'] ?? 0));
    expect(report.stages.every(({ seconds }) => seconds >= 0)).toBe(true);
  });

  it('lacks something on the shelf', () => {
    const { shortProducts = 0, shortLines = 0, substitutedLines = 0, askedLines = 0 } = report.counts;
    expect(shortProducts).toBeGreaterThan(0);
    expect(shortLines + substitutedLines + askedLines).toBeGreaterThan(0);
  });

  it('leaves the report, its page and the papers', () => {
    const files = readdirSync(day.out);
    const said = JSON.parse(readFileSync(join(day.out, 'report.json'), 'utf8')) as Report;
    expect(said.invariants).toEqual(report.invariants);
    expect(readFileSync(join(day.out, 'report.html'), 'utf8')).toContain('全部成立');
    for (const paper of [
      'pick-list.pdf',
      'pick-list.xlsx',
      'pack-sheets.pdf',
      'matrix.xlsx',
      'labels-a4.pdf',
      'delivery-note.pdf',
      'sign-off.pdf',
      'labels-60x40-1.pdf',
    ])
      expect(files.some((file) => file.endsWith(paper))).toBe(true);
    expect(existsSync(join(day.out, 'plan', 'a12-street.yaml'))).toBe(true);
  });

  // Each breaks one row of the finished day; whoever checks must see it, and see nothing once it is mended.
  it.each([
    [
      '1',
      'a line delivers a unit more',
      'UPDATE household_order_lines SET deliveredQuantity = deliveredQuantity + 1 WHERE id = ?',
      'UPDATE household_order_lines SET deliveredQuantity = deliveredQuantity - 1 WHERE id = ?',
      `SELECT id FROM household_order_lines WHERE deliveredQuantity > 0 ORDER BY id LIMIT 1`,
    ],
    [
      '1',
      'a bag line loses a unit',
      'UPDATE bag_lines SET quantity = quantity - 1 WHERE id = ?',
      'UPDATE bag_lines SET quantity = quantity + 1 WHERE id = ?',
      'SELECT id FROM bag_lines WHERE quantity > 0 ORDER BY id LIMIT 1',
    ],
    [
      '2',
      'a quota is taken beyond itself',
      'UPDATE offer_quotas SET taken = taken + quota + 1 WHERE id = ?',
      'UPDATE offer_quotas SET taken = taken - quota - 1 WHERE id = ?',
      'SELECT id FROM offer_quotas ORDER BY id LIMIT 1',
    ],
    [
      '2',
      'a household is counted twice at a drop point',
      'UPDATE window_points SET taken = taken + 1 WHERE id = ?',
      'UPDATE window_points SET taken = taken - 1 WHERE id = ?',
      'SELECT id FROM window_points WHERE taken > 0 ORDER BY id LIMIT 1',
    ],
    [
      '2',
      'a declared stock was smaller',
      'UPDATE declared_stocks SET quantity = quantity - 1000000 WHERE id = ?',
      'UPDATE declared_stocks SET quantity = quantity + 1000000 WHERE id = ?',
      'SELECT id FROM declared_stocks ORDER BY id LIMIT 1',
    ],
    [
      '3',
      'an entry is a fen more',
      'UPDATE posting_entries SET debitFen = debitFen + 1 WHERE id = ?',
      'UPDATE posting_entries SET debitFen = debitFen - 1 WHERE id = ?',
      'SELECT id FROM posting_entries WHERE debitFen > 0 ORDER BY id LIMIT 1',
    ],
    [
      '3',
      'a refund is a fen less',
      'UPDATE refund_items SET amountFen = amountFen - 1 WHERE id = ?',
      'UPDATE refund_items SET amountFen = amountFen + 1 WHERE id = ?',
      'SELECT id FROM refund_items ORDER BY id LIMIT 1',
    ],
    [
      '4',
      'a delivered bag is said to be with the driver',
      `UPDATE bags SET holderKind = 'driver' WHERE id = ?`,
      `UPDATE bags SET holderKind = 'household' WHERE id = ?`,
      `SELECT id FROM bags WHERE status = 'delivered' ORDER BY id LIMIT 1`,
    ],
    [
      '4',
      'a gate received a bag more',
      'UPDATE handoffs SET receivedBags = receivedBags + 1 WHERE id = ?',
      'UPDATE handoffs SET receivedBags = receivedBags - 1 WHERE id = ?',
      `SELECT id FROM handoffs WHERE kind = 'gate' ORDER BY id LIMIT 1`,
    ],
    [
      '5',
      'a bag goes from the shelf to the door',
      `UPDATE bag_events SET fromStatus = 'packed' WHERE id = ?`,
      `UPDATE bag_events SET fromStatus = 'handed_over' WHERE id = ?`,
      `SELECT id FROM bag_events WHERE toStatus = 'delivered' ORDER BY id LIMIT 1`,
    ],
    [
      '5',
      'a settled order forgets its final amount',
      'UPDATE household_orders SET version = finalFen, finalFen = NULL WHERE id = ?',
      'UPDATE household_orders SET finalFen = version WHERE id = ?',
      `SELECT id FROM household_orders WHERE status = 'settled' ORDER BY id LIMIT 1`,
    ],
    [
      '6',
      'a building is shown to another leader',
      `UPDATE group_orders SET gridId = (${FIRST_GRID}) WHERE id = ?`,
      'UPDATE group_orders SET gridId = (SELECT d.gridId FROM delivery_groups d WHERE d.id = group_orders.deliveryGroupId) WHERE id = ?',
      `SELECT id FROM group_orders WHERE gridId <> (${FIRST_GRID}) ORDER BY id LIMIT 1`,
    ],
    [
      '7',
      'a receipt is in no request',
      'UPDATE household_orders SET note = receiptAt, receiptAt = NULL WHERE id = ?',
      'UPDATE household_orders SET receiptAt = note WHERE id = ?',
      'SELECT id FROM household_orders WHERE receiptAt IS NOT NULL ORDER BY id LIMIT 1',
    ],
    [
      '7',
      'a running number was given twice',
      'UPDATE household_orders SET runningNumber = runningNumber + 1 WHERE id = ?',
      'UPDATE household_orders SET runningNumber = runningNumber - 1 WHERE id = ?',
      'SELECT id FROM household_orders WHERE runningNumber = 1 ORDER BY id LIMIT 1',
    ],
  ])('sees invariant %s broken where %s', async (number, _what, breaking, mending, finding) => {
    const { db } = day.database;
    const row = await db.one<{ id: string }>(finding);
    expect(row).toBeDefined();
    const broken = async () => {
      const rows = await openRows(day.place);
      try {
        const verdicts = await checkInvariants(rows, day.played.day);
        return verdicts.filter(({ holds }) => !holds).map(({ id }) => id.charAt(0));
      } finally {
        await rows.close();
      }
    };
    await db.transaction((tx) => tx.run(breaking, [row?.id ?? '']));
    expect(await broken()).toContain(number);
    await db.transaction((tx) => tx.run(mending, [row?.id ?? '']));
    expect(await broken()).toEqual([]);
  });
});

describeEngines('a small day of the regiment (A8)', (engine) => {
  let day: PlayedDay;
  let report: Report;

  beforeAll(async () => {
    day = await playedDay(engine, join(PLANS, 'a8-regiment.yaml'), 90);
    report = await finish(day.played, day.place, { beganAt: performance.now(), peakRssMb: undefined });
  }, 4 * MINUTES);
  afterAll(async () => {
    await day?.played.day.client.close();
    await day?.close();
  });

  /** Where and when each kind of delivery group was handed its goods: one row each, by its kind. */
  const gates = () =>
    day.database.db.many<{ kind: string; point: string; first: string; last: string }>(
      `SELECT d.kind, p.kind AS point, MIN(s.arrivedAt) AS first, MAX(s.arrivedAt) AS last
       FROM handoffs h JOIN group_orders g ON g.id = h.groupOrderId
       JOIN delivery_groups d ON d.id = g.deliveryGroupId JOIN drop_points p ON p.id = h.dropPointId
       JOIN load_stops s ON s.loadId = h.loadId AND s.dropPointId = h.dropPointId
       WHERE h.kind = 'gate' GROUP BY d.kind, p.kind ORDER BY d.kind`,
    );

  it('holds every invariant over both windows, whose goods all shops packed and delivered (A4.7)', async () => {
    expect(report.invariants.filter(({ holds }) => !holds)).toEqual([]);
    expect(day.played.day.windows).toHaveLength(2);
    const shops = await day.database.db.many<{ name: string; delivered: number }>(
      `SELECT s.name, COUNT(b.id) AS delivered FROM supermarkets s
       LEFT JOIN rounds r ON r.supermarketId = s.id LEFT JOIN bags b ON b.roundId = r.id AND b.status = 'delivered'
       GROUP BY s.name`,
    );
    expect(shops).toHaveLength(7);
    expect(shops.filter(({ delivered }) => delivered === 0)).toEqual([]);
  });

  it('brings goods to companies from 11:30 to 13:00, to towns and bungalows from 19:30 to 21:30 (A8.2, A8.3)', async () => {
    expect(report.counts['refusedArrivals']).toBe(2);
    const times = (await gates()).map(({ kind, first, last }) => [kind, clockOf(first), clockOf(last)]);
    expect(times.map(([kind]) => kind)).toEqual(['bungalow', 'company', 'compound']);
    for (const [kind, first = '', last = ''] of times) {
      const [start, end] = kind === 'company' ? ['11:30', '13:00'] : ['19:30', '21:30'];
      expect(first >= start && last < end).toBe(true);
    }
  });

  it('hands companies their goods at their office, towns and bungalows at the gate (A8.9)', async () => {
    expect((await gates()).map(({ kind, point }) => [kind, point])).toEqual([
      ['bungalow', 'gate'],
      ['company', 'office'],
      ['compound', 'gate'],
    ]);
  });
});
