import type { MigrationInterface, QueryRunner } from 'typeorm';
import { newId } from '../ground/db/ids';

interface Lost {
  id: string;
  roundId: string;
  householdId: string;
  deliveryGroupId: string;
  groupOrderId: string;
  listJson: string;
  amountFen: number;
  submittedAt: string;
  groupStatus: string;
  tolerancePercent: number;
  /** Its wave was picked to its end without it; 0 or 1. */
  picked: number;
}

interface Offer {
  id: string;
  saleKind: string;
  productClass: string;
  priceFen: number;
}

interface Component {
  bundleOfferId: string;
  componentOfferId: string;
  quantity: number;
  shareFen: number;
}

interface Line {
  offer: Offer;
  bundleOfferId: string;
  quantity: number;
  amountFen: number;
  wish: string;
}

const LOST = `
  SELECT o.id, o.roundId, o.householdId, o.deliveryGroupId, o.groupOrderId, o.listJson, o.amountFen,
         COALESCE(o.submittedAt, o.createdAt) AS submittedAt, g.status AS groupStatus, r.tolerancePercent,
         CASE WHEN w.finishedAt IS NULL THEN 0 ELSE 1 END AS picked
  FROM household_orders o JOIN group_orders g ON g.id = o.groupOrderId JOIN rounds r ON r.id = o.roundId
  LEFT JOIN waves w ON w.roundId = g.roundId AND w.wave = g.wave
  WHERE o.status IN ('submitted', 'locked') AND g.status IN ('collecting', 'confirmed', 'paid', 'picking')
    AND NOT EXISTS (SELECT 1 FROM household_order_lines l WHERE l.orderId = o.id)
  ORDER BY o.id`;

/**
 * Until a list's closed parts were left alone, a list for one shop deleted what the household had ordered at another: the
 * lines went, the list, the amount and the quota stayed (the order's own row was not written). So the lines are made
 * again from the list, at the round's frozen prices, where they come to the amount that stands. A building that was
 * confirmed meanwhile gets them in its sums, so that they are picked with the others. Where its wave was picked to its end
 * without them, they count as short: the household is packed with what there is, its building leaves, and the money goes
 * back with every other shortage.
 */
export class LostLines1764500300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const order of (await runner.query(LOST)) as Lost[]) {
      const lines = await linesOf(runner, order);
      const fen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
      // Of what is no list of this round's nothing can be made: its confirmation says so, as before.
      if (lines.length === 0 || fen !== order.amountFen) continue;
      for (const line of lines) await insertLine(runner, order, line);
      if (order.groupStatus !== 'collecting')
        for (const line of lines) await addToBuilding(runner, order, line);
    }
  }

  /** What was found again stays. */
  async down(): Promise<void> {}
}

/** What the list stands for: bundles exploded, by weight with the tolerance on top, half up. */
async function linesOf(runner: QueryRunner, { roundId, listJson, tolerancePercent }: Lost): Promise<Line[]> {
  const of = async <T>(table: string) =>
    (await runner.query(`SELECT * FROM ${table} WHERE roundId = ?`, [roundId])) as T[];
  const offers = new Map((await of<Offer>('offers')).map((offer) => [offer.id, offer]));
  const components = await of<Component>('offer_components');
  const listed = JSON.parse(listJson) as { offerId: string; quantity: number; wish: string }[];
  return listed.flatMap(({ offerId, quantity, wish }) => {
    const offer = offers.get(offerId);
    if (!offer) return [];
    if (offer.saleKind !== 'bundle') {
      const estimateFen = offer.priceFen * quantity;
      const charged = Math.floor((estimateFen * (100 + tolerancePercent) + 50) / 100);
      return [
        {
          offer,
          bundleOfferId: '',
          quantity,
          wish,
          amountFen: offer.saleKind === 'weight' ? charged : estimateFen,
        },
      ];
    }
    return components
      .filter(({ bundleOfferId }) => bundleOfferId === offerId)
      .flatMap((component) => {
        const part = offers.get(component.componentOfferId);
        const sums = { quantity: component.quantity * quantity, amountFen: component.shareFen * quantity };
        return part ? [{ offer: part, bundleOfferId: offerId, wish, ...sums }] : [];
      });
  });
}

async function insertLine(runner: QueryRunner, order: Lost, line: Line): Promise<void> {
  const row = {
    id: newId(),
    orderId: order.id,
    roundId: order.roundId,
    householdId: order.householdId,
    deliveryGroupId: order.deliveryGroupId,
    offerId: line.offer.id,
    bundleOfferId: line.bundleOfferId,
    productClass: line.offer.productClass,
    byWeight: line.offer.saleKind === 'weight' ? 1 : 0,
    quantity: line.quantity,
    amountFen: line.amountFen,
    wish: line.wish,
    active: 1,
    submittedAt: order.submittedAt,
    shortQuantity: Number(order.picked) === 1 ? line.quantity : 0,
    substitutedQuantity: 0,
    missingQuantity: 0,
    damagedQuantity: 0,
    returnedQuantity: 0,
  };
  await runner.query(
    `INSERT INTO household_order_lines (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).fill('?').join(', ')})`,
    Object.values(row),
  );
}

/** The sums that the building was confirmed with, which lack the line. */
async function addToBuilding(
  runner: QueryRunner,
  order: Lost,
  { offer, quantity, amountFen }: Line,
): Promise<void> {
  const key = [order.groupOrderId, offer.id];
  const found = (await runner.query(
    'SELECT id FROM group_order_lines WHERE groupOrderId = ? AND offerId = ?',
    key,
  )) as unknown[];
  if (found.length > 0)
    await runner.query(
      `UPDATE group_order_lines SET quantity = quantity + ?, amountFen = amountFen + ?
       WHERE groupOrderId = ? AND offerId = ?`,
      [quantity, amountFen, ...key],
    );
  else
    await runner.query(
      'INSERT INTO group_order_lines (id, groupOrderId, roundId, offerId, quantity, amountFen) VALUES (?, ?, ?, ?, ?, ?)',
      [newId(), order.groupOrderId, order.roundId, offer.id, quantity, amountFen],
    );
}
