const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * What takes longest, by the ends of its paths. On a fresh machine Jest knows no times and goes by the size of files: a day
 * that begins last would keep the others waiting.
 */
const LONGEST = [
  'e2e/day.e2e.ts',
  'e2e/entrance.e2e.ts',
  'day/day.spec.ts',
  'production/production.spec.ts',
  'day/plans.spec.ts',
  'bench/bench.spec.ts',
  'settlement/books.spec.ts',
  'yesterday/yesterday.spec.ts',
  'fuzz/fuzz.spec.ts',
  'papers/papers-agree.spec.ts',
  'rounds/histories.spec.ts',
  'src/start.spec.ts',
];

const placeOf = ({ path }) => {
  const place = LONGEST.findIndex((end) => path.endsWith(end));
  return place < 0 ? LONGEST.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((a, b) => placeOf(a) - placeOf(b));
  }
};
