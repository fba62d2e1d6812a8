import { newId } from '@cailan/api/ground/db/ids';
import { newKey, type Answer, type TestPerson, type World } from '../../world/world';
import type { Reached } from './reached';

export type Body = Record<string, unknown>;

/** What the scenes of the refusals' spec share: the service, its residents, and short ways to ask. */
export class Stage {
  constructor(
    readonly world: World,
    readonly reached: Reached,
    readonly residents: readonly TestPerson[],
  ) {}

  post(as: TestPerson | undefined, path: string, body: Body = {}): Promise<Answer<unknown>> {
    return this.world.raw(as, 'POST', path, body);
  }

  put(as: TestPerson | undefined, path: string, body: Body): Promise<Answer<unknown>> {
    return this.world.raw(as, 'PUT', path, body);
  }

  key(): { clientKey: string } {
    return { clientKey: newKey() };
  }

  /** Changes rows that no route changes yet, such as a licence. */
  run(sql: string, values: string[] = []): Promise<number> {
    return this.world.db.transaction((tx) => tx.run(sql, values));
  }

  /** A third point, where the plan has two. */
  async anotherPoint(): Promise<string> {
    const id = newId();
    await this.run(
      `INSERT INTO drop_points (id, districtId, communityId, code, name, kind, viaDropPointId, staff, capacity)
       SELECT ?, districtId, communityId, 'another', '另一个点', kind, viaDropPointId, staff, capacity
       FROM drop_points LIMIT 1`,
      [id],
    );
    return id;
  }

  /** Gives a person another role. */
  async give(personId: string, role: string, scopeKind: string, scopeId: string): Promise<void> {
    await this.run(
      `INSERT INTO role_grants (id, personId, role, scopeKind, scopeId, deputyOfId, dropPointId, startsAt, endsAt)
       VALUES (?, ?, ?, ?, ?, NULL, NULL, '2026-01-01T00:00:00.000Z', NULL)`,
      [newId(), personId, role, scopeKind, scopeId],
    );
  }
}
