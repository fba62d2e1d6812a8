import type { RoleView } from '@cailan/shared-types';
import type { CreateBindingDto } from '@cailan/shared-types/dto';
import { newPhone, startPhones, type Phones } from './phones';
import type { TestEngine } from './engines';
import { newKey, type TestPerson, type World } from './world';

/** A household with the one who lives in it by the plan. */
export interface Home {
  id: string;
  door: string;
  gridId: string;
  communityId: string;
  buildingId: string;
  memberId: string;
}

/** A building whose households people want to belong to, with who looks after it and the codes at its doors. */
export class Building {
  /** Codes by building. */
  readonly posters = new Map<string, string>();
  private numbers = 13_900_000_000;

  private constructor(
    readonly phones: Phones,
    private homes: Home[],
    readonly leader: TestPerson,
    readonly staff: TestPerson,
  ) {}

  static async start(engine: TestEngine): Promise<Building> {
    const phones = await startPhones(engine);
    const { world } = phones;
    const homes = await world.db.many<Home>(
      `SELECT h.id, h.door, h.gridId, h.communityId, h.buildingId, g.personId AS memberId
       FROM households h JOIN role_grants g ON g.scopeId = h.id AND g.role = 'resident' ORDER BY h.id`,
    );
    const leader = await world.person('grid_leader', homes[0]?.gridId);
    const staff = await world.person('community_staff', homes[0]?.communityId);
    const building = new Building(phones, homes, leader, staff);
    for (const { placeId, code } of await world.ok(staff, 'GET /building-codes'))
      building.posters.set(placeId, code);
    return building;
  }

  get world(): World {
    return this.phones.world;
  }

  /** Of the last newcomer. */
  get lastNumber(): string {
    return String(this.numbers);
  }

  close(): Promise<void> {
    return this.phones.close();
  }

  /** Somebody with WeChat and a phone number, whom no plan knows. */
  newcomer(): Promise<TestPerson> {
    return this.phones.join(newPhone(), String(++this.numbers));
  }

  /** Somebody whose sessions ended, signed in again. */
  phoneOf({ id }: TestPerson): Promise<TestPerson> {
    return Promise.resolve({ id, token: this.world.tokenOf(id), scopeId: '' });
  }

  /** A household of the leader's grid, another one each time; `empty`: nobody lives in it any more. */
  async home({ empty = false } = {}): Promise<Home> {
    const found = this.homes.find(({ gridId }) => gridId === this.leader.scopeId);
    if (!found) throw new Error('no household is left');
    this.homes = this.homes.filter((other) => other !== found);
    if (empty)
      await this.world.db.transaction((tx) =>
        tx.run(`UPDATE role_grants SET endsAt = startsAt WHERE role = 'resident' AND scopeId = ?`, [
          found.id,
        ]),
      );
    return found;
  }

  /** Who lives there by the plan. */
  member({ id, memberId }: Home): TestPerson {
    return { id: memberId, token: this.world.tokenOf(memberId), scopeId: id };
  }

  /** Asks to belong to a household, by the code at its door. */
  ask(who: TestPerson, { buildingId, door }: Home, body: Partial<CreateBindingDto> = {}) {
    return this.world.call(who, 'POST /bindings', {
      body: { clientKey: newKey(), code: this.posters.get(buildingId) ?? '', door, name: '陈新', ...body },
    });
  }

  async roles(who: TestPerson): Promise<RoleView[]> {
    return (await this.world.ok(who, 'GET /me')).roles;
  }
}
