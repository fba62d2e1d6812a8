import type { PickLineView } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import type { Db, Tx } from '../../ground/db/db';
import { roundRollUpCells } from '../../ordering/group-orders/group-orders.sql';
import type { Offer, Round } from '../../ordering/rounds/round.entity';
import type { PickResult, Wave } from './picking.entity';

/** A round as its supermarket picks it. */
export interface PickRound extends Round {
  supermarketName: string;
  windowStartAt: string;
  windowEndAt: string;
  /** The instant before it, and whatever is read after it, was read: a paper says no later one. */
  readAt: string;
}

export async function pickRound(sql: Db | Tx, clock: Clock, roundId: string): Promise<PickRound | undefined> {
  const readAt = clock.now();
  const round = await sql.one<Omit<PickRound, 'readAt'>>(
    `SELECT r.*, s.name AS supermarketName, w.startAt AS windowStartAt, w.endAt AS windowEndAt
     FROM rounds r JOIN supermarkets s ON s.id = r.supermarketId JOIN delivery_windows w ON w.id = r.windowId
     WHERE r.id = ?`,
    [roundId],
  );
  return round && { ...round, readAt };
}

/** The wave's row; in a transaction locked, so that results and the finish take turns. */
export function waveRow(sql: Db | Tx, roundId: string, wave: number): Promise<Wave | undefined> {
  const lock = 'forUpdate' in sql ? sql.forUpdate : '';
  return sql.one<Wave>(`SELECT * FROM waves WHERE roundId = ? AND wave = ? ${lock}`, [roundId, wave]);
}

export interface WaveGroup {
  id: string;
  deliveryGroupId: string;
  name: string;
  orderCount: number;
}

/** A wave's group orders in the order in which people walk and load. */
export function waveGroups(sql: Db | Tx, roundId: string, wave: number): Promise<WaveGroup[]> {
  return sql.many<WaveGroup>(
    `SELECT g.id, g.deliveryGroupId, g.name, g.orderCount
     FROM group_orders g JOIN delivery_groups d ON d.id = g.deliveryGroupId
     WHERE g.roundId = ? AND g.wave = ? AND g.status <> 'cancelled' ORDER BY d.sort, g.id`,
    [roundId, wave],
  );
}

/** Goods in the cold are picked last, the rest along the shelves. */
export const SHELF_ORDER = `CASE o.storage WHEN 'ambient' THEN 0 WHEN 'cold' THEN 1 ELSE 2 END, o.shelf, o.name, o.id`;

/** What a wave's groups want of each offer, in shelf order, with the results so far: one pass over the covering index. */
export async function pickLines(
  sql: Db | Tx,
  roundId: string,
  wave: number,
  groups: readonly WaveGroup[],
): Promise<PickLineView[]> {
  const offers = await sql.many<Offer>(
    `SELECT o.* FROM offers o WHERE o.roundId = ? ORDER BY ${SHELF_ORDER}`,
    [roundId],
  );
  const results = await sql.many<PickResult>('SELECT * FROM pick_results WHERE roundId = ? AND wave = ?', [
    roundId,
    wave,
  ]);
  const resultOf = new Map(results.map((result) => [result.offerId, result]));
  const lines = new Map(offers.map((offer) => [offer.id, pickLine(offer, resultOf.get(offer.id))]));
  const indexOf = new Map(groups.map(({ deliveryGroupId }, i) => [deliveryGroupId, i]));
  for (const cell of await roundRollUpCells(sql, roundId)) {
    const index = indexOf.get(cell.deliveryGroupId);
    const line = lines.get(cell.offerId);
    if (index === undefined || !line) continue;
    line.split.push([index, cell.quantity]);
    line.quantity += cell.quantity;
  }
  const wanted = [...lines.values()].filter(({ quantity }) => quantity > 0);
  for (const { split } of wanted) split.sort((a, b) => a[0] - b[0]);
  return wanted;
}

/** A line of the pick list before its quantities are counted. */
export function pickLine(offer: Offer, result: PickResult | undefined): PickLineView {
  return {
    offerId: offer.id,
    shelf: offer.shelf,
    storage: offer.storage,
    name: offer.name,
    spec: offer.spec,
    unit: offer.unit,
    byWeight: offer.saleKind === 'weight',
    massGrams: offer.massGrams,
    quantity: 0,
    split: [],
    pickedQuantity: result?.pickedQuantity ?? null,
    reason: result?.reason ?? null,
    substituteOfferId: result?.substituteOfferId ?? null,
    substituteQuantity: result?.substituteQuantity ?? 0,
  };
}

/** Lines of one offer in a wave. CROSS JOIN keeps SQLite to this order: a seek for every group, no scan of the round. */
const WANTED = `g.roundId = ? AND g.wave = ? AND l.roundId = g.roundId AND l.active = 1
  AND l.deliveryGroupId = g.deliveryGroupId AND l.offerId = ?`;

/** What each group of a wave wants of one offer. */
export function offerCells(
  tx: Tx,
  roundId: string,
  wave: number,
  offerId: string,
): Promise<{ groupOrderId: string; quantity: number }[]> {
  return tx.many(
    `SELECT g.id AS groupOrderId, SUM(l.quantity) AS quantity
     FROM group_orders g CROSS JOIN household_order_lines l
     WHERE ${WANTED} GROUP BY g.id`,
    [roundId, wave, offerId],
  );
}

/** Everyone who waits for a product that came up short. */
export interface WaitingLine {
  lineId: string;
  householdId: string;
  quantity: number;
  wish: 'refund' | 'substitute' | 'ask';
  submittedAt: string;
  runningNumber: number;
  priorityClass: number;
}

export function waitingLines(tx: Tx, roundId: string, wave: number, offerId: string): Promise<WaitingLine[]> {
  return tx.many<WaitingLine>(
    `SELECT l.id AS lineId, l.householdId, l.quantity, l.wish, l.submittedAt, o.runningNumber, h.priorityClass
     FROM group_orders g CROSS JOIN household_order_lines l
     JOIN household_orders o ON o.id = l.orderId
     JOIN households h ON h.id = l.householdId
     WHERE ${WANTED}`,
    [roundId, wave, offerId],
  );
}
