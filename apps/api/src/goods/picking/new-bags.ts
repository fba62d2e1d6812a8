import { randomBytes } from 'node:crypto';
import type { FilledBag } from '@cailan/shared-types';
import { newId } from '../../ground/db/ids';
import type { HouseholdOrder } from '../../ordering/household-orders/household-order.entity';
import type { Bag, BagLine } from '../bags/bag.entity';

/** Crockford's digits: nothing that is misread on a wet label or over the phone. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

/** A bag's code: 50 random bits, so that a code tells nothing of the next. */
function newBagCode(): string {
  return Array.from(randomBytes(CODE_LENGTH), (byte) => DIGITS[byte % DIGITS.length]).join('');
}

/** The rows of a household's bags, numbered over all its lanes and within its group from `firstOfGroup`. */
export function newBags(
  order: HouseholdOrder,
  filled: readonly FilledBag[],
  firstOfGroup: number,
  createdAt: string,
): { bags: Bag[]; lines: BagLine[] } {
  const { roundId, windowId, supermarketId, id: orderId, householdId, groupOrderId, deliveryGroupId } = order;
  const keys = { roundId, windowId, supermarketId, orderId, householdId, groupOrderId, deliveryGroupId };
  const bags = filled.map(({ lane }, i): Bag => ({
    id: newId(),
    code: newBagCode(),
    ...keys,
    lane,
    number: i + 1,
    ofCount: filled.length,
    groupNumber: firstOfGroup + i,
    status: 'packed',
    holderKind: 'supermarket',
    holderId: supermarketId,
    lastHandoffId: null,
    version: 1,
    lossKind: '',
    lossBearer: null,
    lossDecidedAt: null,
    lossNote: null,
    heldAt: null,
    heldUntil: null,
    labelPrints: 0,
    createdAt,
  }));
  const lines = filled.flatMap(({ parts }, i) =>
    parts.map(({ lineId, quantity, substitutedQuantity }) => ({
      id: newId(),
      bagId: bags[i]?.id ?? '',
      lineId,
      quantity,
      substitutedQuantity,
    })),
  );
  return { bags, lines };
}
