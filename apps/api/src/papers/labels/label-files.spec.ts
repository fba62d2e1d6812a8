import fc from 'fast-check';
import { splitLabelFiles } from './label-files';

describe('splitLabelFiles', () => {
  it.each([
    { counts: [], files: [] },
    {
      counts: [900, 900, 300],
      files: [
        [0, 2],
        [2, 3],
      ],
    },
    {
      counts: [2500, 10],
      files: [
        [0, 1],
        [1, 2],
      ],
    },
    { counts: [0, 0], files: [[0, 2]] },
  ])('cuts $counts', ({ counts, files }) => {
    expect(splitLabelFiles(counts).map(({ from, to }) => [from, to])).toEqual(files);
  });

  it('cuts at building borders only, in order, and fills files as far as they go', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 60 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 2500 }), (counts, max) => {
        const files = splitLabelFiles(counts, max);
        const groups = files.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
        expect(groups).toEqual(counts.map((_, i) => i));
        files.forEach(({ from, to, labels }, i) => {
          const inside = counts.slice(from, to);
          expect(labels).toBe(inside.reduce((sum, count) => sum + count, 0));
          if (labels > max) expect(inside.filter((count) => count > 0)).toHaveLength(1);
          const next = files[i + 1];
          if (next) expect(labels + (counts[next.from] ?? 0)).toBeGreaterThan(max);
        });
      }),
    );
  });
});
