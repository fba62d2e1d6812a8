import fc from 'fast-check';
import { bagHolders, lossAfter } from './rules';
import { BAG_ARRIVED, BAG_ENDED, bagMoves, type BagStatus } from './status';

const statuses = Object.keys(bagMoves) as BagStatus[];

describe('lossAfter', () => {
  const arrived: readonly BagStatus[] = BAG_ARRIVED;
  const ended: readonly BagStatus[] = BAG_ENDED;

  it('says of every way that a bag can end whether its goods arrived, and loses none twice', () => {
    const walks = fc.array(fc.nat(99), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(walks, (choices) => {
        let status: BagStatus = 'loaded';
        let loss = '';
        for (const choice of choices) {
          const ways: readonly BagStatus[] = bagMoves[status];
          const next = ways[choice % ways.length];
          if (!next) break;
          loss = lossAfter(status, next);
          status = next;
        }
        if (ended.includes(status)) expect(loss === '').toBe(arrived.includes(status));
        if (bagHolders[status] === 'household') expect(loss).toBe('');
      }),
    );
  });

  it.each<[BagStatus, BagStatus, string]>([
    ['loaded', 'missing', 'missing'],
    ['missing', 'written_off', 'missing'],
    ['missing', 'held', ''],
    ['handed_over', 'damaged', 'damaged'],
    ['damaged', 'returned', 'damaged'],
    ['damaged', 'written_off', 'damaged'],
    ['handed_over', 'refused', 'returned'],
    ['refused', 'written_off', 'returned'],
    ['held', 'returned', 'returned'],
    ['held', 'written_off', 'damaged'],
    ['handed_over', 'held', ''],
    ['held', 'redelivered', ''],
  ])('%s → %s: %s', (from, to, loss) => expect(lossAfter(from, to)).toBe(loss));
});

describe('bagHolders', () => {
  it('names a holder for every status', () =>
    expect(Object.keys(bagHolders).sort()).toEqual(statuses.sort()));
});
