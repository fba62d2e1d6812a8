import type { GroupOrderView, RoundView, WaveView } from '@cailan/shared-types';
import { roundsToWork, nextBuilding, sayWave, sayWaveState, waveFor } from './current-wave';

const round = (id: string, status: string, windowStartAt: string, supermarketId = 'shop') =>
  ({ id, status, windowStartAt, supermarketId }) as RoundView;
const group = (roundId: string, status: string) => ({ roundId, status }) as GroupOrderView;
const wave = (number: number, finishedAt: string | null, packedHouseholds: number): WaveView => ({
  wave: number,
  startedAt: '2026-11-21T00:00:00.000Z',
  finishedAt,
  groups: [{ groupOrderId: 'g', name: '1号楼', households: 4, packedHouseholds }],
  products: 10,
  pickedProducts: 3,
  massGrams: 1000,
});

describe('roundsToWork', () => {
  it('puts goods on the floor first, then what waits, then what is settled, the latest first', () => {
    const rounds = [
      round('old', 'settled', '2026-11-18'),
      round('last', 'settled', '2026-11-19'),
      round('waits', 'closed', '2026-11-20'),
      round('works', 'fulfilling', '2026-11-21'),
      round('next', 'open', '2026-11-22'),
      round('draft', 'draft', '2026-11-20'),
      round('cancelled', 'cancelled', '2026-11-20'),
      round('theirs', 'fulfilling', '2026-11-20', 'other'),
    ];
    const ids = roundsToWork(rounds, [group('works', 'picking'), group('next', 'completed')], 'shop').map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['works', 'waits', 'next', 'last', 'old']);
  });
});

describe('waveFor', () => {
  const picked = '2026-11-21T01:00:00.000Z';

  it.each([
    ['pick', [wave(1, picked, 4), wave(2, null, 0)], 2],
    ['pick', [wave(1, picked, 4), wave(2, picked, 0)], 2],
    ['pack', [wave(1, picked, 2), wave(2, null, 0)], 1],
    ['pack', [wave(1, picked, 4), wave(2, null, 0)], 2],
    ['print', [wave(1, null, 0), wave(2, null, 0)], 2],
    ['pick', [], undefined],
  ] as const)('for %s', (work, waves, expected) => expect(waveFor(work, waves)?.wave).toBe(expected));
});

describe('the next building to pack', () => {
  const building = (groupOrderId: string, packedHouseholds: number) => ({
    ...{ groupOrderId, packedHouseholds },
    ...{ name: groupOrderId, households: 4 },
  });
  const of = (...groups: WaveView['groups']) => ({ ...wave(1, 'x', 0), groups });
  const some = of(building('a', 3), building('b', 4), building('c', 0));

  it.each([
    [some, undefined, 'a'],
    [some, 'a', 'c'],
    [some, 'b', 'c'],
    [some, 'c', 'a'],
    [of(building('a', 4), building('b', 4)), 'a', undefined],
    [of(building('a', 0)), 'a', undefined],
  ])('is another one with unpacked households', (of, from, to) =>
    expect(nextBuilding(of, from)?.groupOrderId).toBe(to),
  );
});

describe('a wave in words', () => {
  it('says what it holds and how far it is', () => {
    expect(sayWave(wave(2, null, 0))).toBe('第 2 波 · 1 栋 4 户');
    expect(sayWaveState(wave(1, null, 0))).toBe('拣了 3 / 10 样');
    expect(sayWaveState(wave(1, 'x', 1))).toBe('拣完了，还有 3 户没装');
    expect(sayWaveState(wave(1, 'x', 4))).toBe('都装好了');
  });
});
