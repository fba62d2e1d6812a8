import { pickMark, type PickingOutcomeView } from '@cailan/shared-types';
import { Payments, type PaidOptions, type PaidRound } from './payments';
import { newKey } from './service';

/** What was found of a product, by its code. */
export type Found = Record<string, { picked: number; substitute?: string; substituteQuantity?: number }>;

export interface GoodsOptions extends PaidOptions {
  /** Everything else is found complete. */
  found?: Found;
}

/** A morning in which lists are written; the window of the small plan is that day's evening. */
const MORNING = '2026-11-21T01:30:00.000Z';

/** What the supermarket finds and packs. */
export class Goods extends Payments {
  /** Begins the next wave and picks it to its end. */
  async pickAll(round: PaidRound, found: Found = {}): Promise<PickingOutcomeView> {
    const { params } = round.wave;
    await this.ok(round.staff, 'POST /rounds/:id/waves', { params, body: { clientKey: newKey() } });
    await this.recordAll(round, found);
    return this.ok(round.staff, 'POST /rounds/:id/waves/:wave/finish', round.wave);
  }

  /** Records what is named as found, everything else as complete. */
  async recordAll({ staff, wave, offerOf }: PaidRound, found: Found): Promise<void> {
    const { lines } = await this.ok(staff, 'GET /rounds/:id/waves/:wave/pick-list', wave);
    const byOffer = new Map(Object.entries(found).map(([code, result]) => [offerOf(code), result]));
    for (const line of lines) {
      const { offerId, quantity, pickedQuantity } = line;
      const { picked = quantity, substitute, substituteQuantity } = byOffer.get(offerId) ?? {};
      const substituteOfferId = substitute && offerOf(substitute);
      const seen = pickedQuantity === null ? undefined : pickMark({ ...line, pickedQuantity });
      const body = { offerId, pickedQuantity: picked, substituteOfferId, substituteQuantity, seen };
      await this.ok(staff, 'PUT /rounds/:id/waves/:wave/pick-results', { ...wave, body });
    }
  }

  /** A paid round whose one wave is picked to its end. */
  async picked(options: GoodsOptions = {}): Promise<PaidRound> {
    const round = await this.paid(options);
    await this.pickAll(round, options.found);
    return round;
  }

  /** Packs every household of the round's groups, by-weight lines a little over what was ordered. */
  async packAll({ staff, groupOrderIds }: PaidRound): Promise<void> {
    for (const id of groupOrderIds) {
      const sheet = await this.ok(staff, 'GET /group-orders/:id/pack-sheet', { params: { id } });
      for (const { orderId, lines } of sheet.households) {
        const weights = lines
          .filter(({ byWeight, quantity }) => byWeight && quantity > 0)
          .map(({ lineId, quantity }) => ({ lineId, grams: quantity * 510 }));
        const body = { clientKey: newKey(), weights };
        await this.ok(staff, 'POST /household-orders/:id/pack', { params: { id: orderId }, body });
      }
    }
  }

  /** A round of this morning, whatever the time was, ordered and paid, picked and packed. */
  async packed(options: GoodsOptions = {}): Promise<PaidRound> {
    this.clock.set(MORNING);
    const round = await this.picked(options);
    await this.packAll(round);
    return round;
  }
}
