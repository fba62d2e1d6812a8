import type { TestService } from '../../world/service';
import { checkRows } from '../invariants';
import { effectsOf } from '../invariants/repeat.sql';
import type { Rows } from '../invariants/rows';

/** What of the invariants a spec's service breaks, by number and thing compared: `4 custody: handoffs signed 1/2`. */
export class RowInvariants {
  private readonly rows: Rows;
  private readonly sent: Record<string, number> = {};
  private readonly roundIds: string[] = [];

  constructor({ db }: TestService) {
    const many = <T>(sql: string, values: readonly (string | number)[] = []) => db.many<T>(sql, values);
    this.rows = {
      many,
      one: async <T>(sql: string, values?: readonly (string | number)[]) =>
        (await many<T>(sql, values))[0] as T,
      close: () => Promise.resolve(),
    };
  }

  /** What people did in a round until now, each thing once: what is counted from here on must not grow it. */
  async acted(roundId: string): Promise<void> {
    this.roundIds.push(roundId);
    for (const [name, effects] of Object.entries(await effectsOf(this.rows, [roundId])))
      this.sent[name] = (this.sent[name] ?? 0) + effects;
  }

  async faults(): Promise<string[]> {
    const verdicts = await checkRows(this.rows, { roundIds: this.roundIds, counts: this.sent });
    return verdicts.flatMap(({ id, faults }) =>
      faults.map(({ what, wrong, compared }) => `${id}: ${what} ${wrong}/${compared}`),
    );
  }
}
