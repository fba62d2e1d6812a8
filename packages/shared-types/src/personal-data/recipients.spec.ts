import { recipientsRefusal } from './recipients';

describe('recipientsRefusal', () => {
  const windowEndAt = '2026-11-21T13:30:00.000Z';
  const settled = '2026-11-23T10:00:00.000Z';

  it.each<[string, string | null, number | undefined, string, boolean]>([
    ['before the settlement', null, undefined, '2026-11-25T00:00:00.000Z', false],
    ['an instant before seven days', settled, undefined, '2026-11-30T09:59:59.999Z', false],
    ['seven days after', settled, undefined, '2026-11-30T10:00:00.000Z', true],
    ['a day before what the plan says', settled, 3, '2026-11-25T10:00:00.000Z', false],
    ['what the plan says', settled, 3, '2026-11-26T10:00:00.000Z', true],
    ['at once, where the plan says nothing is kept', settled, 0, settled, true],
    ['a round that nobody settles, after five weeks', null, undefined, '2026-12-28T13:29:59.999Z', false],
    ['a round that nobody settles, later', null, undefined, '2026-12-28T13:30:00.000Z', true],
    ['a round that is settled years later', '2030-01-01T00:00:00.000Z', 7, '2030-01-02T00:00:00.000Z', true],
  ])('%s', (_, settledAt, days, now, ended) => {
    const refusal = recipientsRefusal({ settledAt, windowEndAt, days }, now);
    expect(refusal?.code).toBe(ended ? 'recipients_ended' : undefined);
  });
});
