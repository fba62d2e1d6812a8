import { marks, type Tx } from '../../ground/db/db';
import { HouseholdOrderLine } from './household-order.entity';

type Cut = Pick<
  HouseholdOrderLine,
  'shortQuantity' | 'substitutedQuantity' | 'substituteOfferId' | 'askUntil'
>;

/** What a line comes to; units. */
type SettledLine = Record<(typeof SETTLED)[number], number>;

const SETTLED = [
  'finalFen',
  'deliveredQuantity',
  'substitutedQuantity',
  'missingQuantity',
  'damagedQuantity',
  'returnedQuantity',
] as const;
const ALWAYS: readonly string[] = ['finalFen', 'deliveredQuantity'];
const LINES_AT_ONCE = 150;

/** All that is ever written of household orders' lines. Who calls holds their order's or group order's row locked. */
export const householdOrderLines = {
  add: (tx: Tx, rows: readonly HouseholdOrderLine[]): Promise<void> => tx.insert(HouseholdOrderLine, rows),

  dropOf: (tx: Tx, orderIds: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM household_order_lines WHERE orderId IN (${marks(orderIds.length)})`, orderIds),

  /** Those of a cancelled building count no more. */
  endOf: (
    tx: Tx,
    { roundId, deliveryGroupId }: { roundId: string; deliveryGroupId: string },
  ): Promise<number> =>
    tx.run('UPDATE household_order_lines SET active = 0 WHERE roundId = ? AND deliveryGroupId = ?', [
      roundId,
      deliveryGroupId,
    ]),

  /** What these lines came short of, all alike, and what is proposed or taken in its place. */
  cut: (tx: Tx, ids: readonly string[], cut: Cut): Promise<number> =>
    tx.run(
      `UPDATE household_order_lines SET shortQuantity = ?, substitutedQuantity = ?, substituteOfferId = ?, askUntil = ?
       WHERE id IN (${marks(ids.length)})`,
      [cut.shortQuantity, cut.substitutedQuantity, cut.substituteOfferId, cut.askUntil, ...ids],
    ),

  /** Proposals without an answer are taken back; their lines stay short. */
  takeProposalsBack: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(
      `UPDATE household_order_lines SET askUntil = NULL, substituteOfferId = NULL
       WHERE id IN (${marks(ids.length)}) AND askUntil IS NOT NULL`,
      ids,
    ),

  /** Writes weights and takes unanswered proposals back, in one statement; other lines are not touched. */
  async pack(
    tx: Tx,
    weights: readonly { lineId: string; grams: number }[],
    unanswered: readonly string[],
  ): Promise<void> {
    const ids = [...new Set([...weights.map(({ lineId }) => lineId), ...unanswered])].sort();
    if (ids.length === 0) return;
    const cases = weights.map(() => 'WHEN ? THEN ?').join(' ');
    const packedGrams = weights.length > 0 ? `CASE id ${cases} ELSE packedGrams END` : 'packedGrams';
    await tx.run(
      `UPDATE household_order_lines SET packedGrams = ${packedGrams},
         substituteOfferId = CASE WHEN askUntil IS NULL THEN substituteOfferId END, askUntil = NULL
       WHERE id IN (${marks(ids.length)})`,
      [...weights.flatMap(({ lineId, grams }) => [lineId, grams]), ...ids],
    );
  },

  reweigh: (tx: Tx, id: string, grams: number): Promise<number> =>
    tx.run('UPDATE household_order_lines SET packedGrams = ? WHERE id = ?', [grams, id]),

  /** Ends the ordinary lines at once: counted in pieces, delivered in full, at what was charged. */
  settleOrdinary(tx: Tx, orderIds: readonly string[], lostLineIds: readonly string[]): Promise<number> {
    const except = lostLineIds.length === 0 ? '' : `AND id NOT IN (${marks(lostLineIds.length)})`;
    return tx.run(
      `UPDATE household_order_lines SET deliveredQuantity = quantity, finalFen = amountFen
       WHERE orderId IN (${marks(orderIds.length)}) AND byWeight = 0 AND shortQuantity = 0 AND substitutedQuantity = 0
         ${except}`,
      [...orderIds, ...lostLineIds],
    );
  },

  /** Ends the others some at a time, only the columns in which lines differ from their defaults. */
  async settle(tx: Tx, lines: ReadonlyMap<string, SettledLine>): Promise<void> {
    const all = [...lines];
    for (let start = 0; start < all.length; start += LINES_AT_ONCE)
      await settleSome(tx, all.slice(start, start + LINES_AT_ONCE));
  },
};

async function settleSome(tx: Tx, some: readonly [string, SettledLine][]): Promise<void> {
  const columns = SETTLED.filter(
    (column) => ALWAYS.includes(column) || some.some(([, line]) => line[column] > 0),
  );
  // A substitute that was lost is one no more.
  if (columns.length > ALWAYS.length && !columns.includes('substitutedQuantity'))
    columns.push('substitutedQuantity');
  const cases = some.map(() => 'WHEN ? THEN ?').join(' ');
  await tx.run(
    `UPDATE household_order_lines SET ${columns.map((column) => `${column} = CASE id ${cases} END`).join(', ')}
     WHERE id IN (${marks(some.length)})`,
    [
      ...columns.flatMap((column) => some.flatMap(([id, line]) => [id, line[column]])),
      ...some.map(([id]) => id),
    ],
  );
}
