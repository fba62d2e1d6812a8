import type { WaveView } from '@cailan/shared-types';
import type { Db } from '../../ground/db/db';
import { roundRollUpCells } from '../../ordering/group-orders/group-orders.sql';
import type { Wave } from './picking.entity';

type WavedGroup = WaveView['groups'][number] & { wave: number; deliveryGroupId: string };

/** A round's waves in turn, each with its group orders, how far picking and packing are, and its goods in grams. */
export async function waveViews(db: Db, roundId: string): Promise<WaveView[]> {
  const waves = await db.many<Wave>('SELECT * FROM waves WHERE roundId = ? ORDER BY wave', [roundId]);
  if (waves.length === 0) return [];
  const groups = await db.many<WavedGroup>(
    `SELECT g.wave, g.deliveryGroupId, g.id AS groupOrderId, g.name, g.orderCount AS households,
            g.packedCount AS packedHouseholds
     FROM group_orders g JOIN delivery_groups d ON d.id = g.deliveryGroupId
     WHERE g.roundId = ? AND g.wave > 0 AND g.status <> 'cancelled' ORDER BY d.sort, g.id`,
    [roundId],
  );
  const results = await db.many<{ wave: number; offerId: string }>(
    'SELECT wave, offerId FROM pick_results WHERE roundId = ?',
    [roundId],
  );
  const wanted = await wantedByWave(db, roundId, groups);
  return waves.map(({ wave, startedAt, finishedAt }) => {
    const { offers, massGrams } = wanted.get(wave) ?? { offers: new Set<string>(), massGrams: 0 };
    return {
      wave,
      startedAt,
      finishedAt,
      groups: groups
        .filter((group) => group.wave === wave)
        .map(({ wave: _, deliveryGroupId: __, ...group }) => group),
      products: offers.size,
      pickedProducts: results.filter((result) => result.wave === wave && offers.has(result.offerId)).length,
      massGrams,
    };
  });
}

/** What each wave's group orders want: which offers, and what they weigh as ordered. */
async function wantedByWave(
  db: Db,
  roundId: string,
  groups: readonly WavedGroup[],
): Promise<Map<number, { offers: Set<string>; massGrams: number }>> {
  const offers = await db.many<{ id: string; massGrams: number }>(
    'SELECT id, massGrams FROM offers WHERE roundId = ?',
    [roundId],
  );
  const gramsOf = new Map(offers.map(({ id, massGrams }) => [id, massGrams]));
  const waveOf = new Map(groups.map(({ deliveryGroupId, wave }) => [deliveryGroupId, wave]));
  const wanted = new Map<number, { offers: Set<string>; massGrams: number }>();
  for (const { deliveryGroupId, offerId, quantity } of await roundRollUpCells(db, roundId)) {
    const wave = waveOf.get(deliveryGroupId);
    if (wave === undefined || quantity === 0) continue;
    const sum = wanted.get(wave) ?? { offers: new Set<string>(), massGrams: 0 };
    sum.offers.add(offerId);
    sum.massGrams += quantity * (gramsOf.get(offerId) ?? 0);
    wanted.set(wave, sum);
  }
  return wanted;
}
