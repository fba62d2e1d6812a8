import type { Day } from '../world';
import { custody } from './custody.sql';
import { money } from './money.sql';
import { order } from './order.sql';
import { quantity } from './quantity.sql';
import { quota } from './quota.sql';
import { repeat, type Sent } from './repeat.sql';
import type { Rows } from './rows';
import type { Verdict } from './verdict';
import { visibility } from './visibility.sql';

/** Checks domain §13's seven invariants after a day, by SQL of its own and by looking through the service's windows. */
export async function checkInvariants(rows: Rows, day: Day): Promise<Verdict[]> {
  const windowId = day.windows[0]?.view.id ?? '';
  const roundIds = day.windows.flatMap(({ rounds }) => rounds.map(({ view }) => view.id));
  const told = await checkRows(rows, { roundIds, counts: day.counts });
  const seen = await visibility(rows, day.client, day.cast, windowId);
  return [...told, seen].sort((a, b) => a.id.localeCompare(b.id));
}

/** Those of the invariants that the rows alone tell. */
export async function checkRows(rows: Rows, sent: Sent): Promise<Verdict[]> {
  return [
    await quantity(rows),
    await quota(rows),
    await money(rows),
    await custody(rows),
    await order(rows),
    await repeat(rows, sent),
  ];
}
