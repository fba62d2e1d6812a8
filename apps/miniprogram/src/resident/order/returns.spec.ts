import type { OrderLineView } from '@cailan/shared-types';
import { returnsOf } from './returns';

const line = (part: Partial<OrderLineView>): OrderLineView => ({
  id: 'l1',
  offerId: 'o1',
  productId: 'p1',
  bundleOfferId: null,
  name: '猪五花',
  spec: '500g',
  unit: '份',
  productClass: 'meat',
  byWeight: false,
  quantity: 2,
  amountFen: 3_000,
  wish: 'refund',
  shortQuantity: 0,
  substitutedQuantity: 0,
  substituteName: null,
  ask: null,
  packedGrams: null,
  deliveredQuantity: null,
  lost: {},
  finalFen: null,
  ...part,
});

it.each([
  ['not weighed yet', line({}), []],
  ['all there', line({ finalFen: 3_000, deliveredQuantity: 2 }), []],
  ['short', line({ shortQuantity: 1, deliveredQuantity: 1, finalFen: 1_500 }), [['缺货', 1_500]]],
  ['lighter', line({ byWeight: true, packedGrams: 980, finalFen: 2_940 }), [['按实际重量算', 60]]],
  ['lost', line({ deliveredQuantity: 0, finalFen: 0 }), [['没送到或损坏', 3_000]]],
  [
    'returned and damaged',
    line({ deliveredQuantity: 0, lost: { returned: 1, damaged: 1 }, finalFen: 0 }),
    [['退回了商超，破损', 3_000]],
  ],
  [
    'short and lighter',
    line({ byWeight: true, shortQuantity: 1, packedGrams: 480, deliveredQuantity: 1, finalFen: 1_440 }),
    [['缺货，按实际重量算', 1_560]],
  ],
  [
    'short and lost',
    line({ shortQuantity: 1, deliveredQuantity: 0, finalFen: 0 }),
    [['缺货，没送到或损坏', 3_000]],
  ],
])('%s', (_case, one, expected) => {
  expect(returnsOf({ lines: [one] }).map(({ why, fen }) => [why, fen])).toEqual(expected);
});
