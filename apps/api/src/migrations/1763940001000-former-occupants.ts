import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Membership {
  id: string;
  scopeId: string;
  startsAt: string;
  endsAt: string | null;
}

/**
 * Where members left and others came before the product told them apart: the later ones' past begins when the last of the
 * former ones left, and lists that these left unsubmitted end.
 */
export class FormerOccupants1763940001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query(
      `SELECT id, scopeId, startsAt, endsAt FROM role_grants
       WHERE role = 'resident' AND scopeId IN
         (SELECT scopeId FROM role_grants WHERE role = 'resident' AND endsAt IS NOT NULL)
       ORDER BY startsAt, id`,
    )) as Membership[];
    const byHousehold = new Map<string, Membership[]>();
    for (const row of rows) byHousehold.set(row.scopeId, [...(byHousehold.get(row.scopeId) ?? []), row]);
    for (const [householdId, members] of byHousehold) await this.divide(runner, householdId, members);
  }

  async down(): Promise<void> {
    // What ended is over, and the column goes with the step before.
  }

  private async divide(
    runner: QueryRunner,
    householdId: string,
    members: readonly Membership[],
  ): Promise<void> {
    const empty = members.flatMap(({ endsAt }) =>
      endsAt !== null && !members.some((other) => other.startsAt <= endsAt && (other.endsAt ?? '9') > endsAt)
        ? [endsAt]
        : [],
    );
    const lastBefore = (instant: string) =>
      empty.filter((each) => each <= instant).reduce((last, each) => (each > last ? each : last), '');
    for (const { id, startsAt } of members) {
      const from = lastBefore(startsAt);
      if (from) await runner.query('UPDATE role_grants SET historyFrom = ? WHERE id = ?', [from, id]);
    }
    const from = lastBefore('9');
    await runner.query(
      `UPDATE household_orders SET status = 'withdrawn', activeSlot = id, listJson = '[]', note = ''
       WHERE householdId = ? AND status = 'draft' AND createdAt <= ?`,
      [householdId, from],
    );
  }
}
