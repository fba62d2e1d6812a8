import type { ListView, ShortageWish } from '@cailan/shared-types';
import { Rounds, type OpenRound, type RoundOptions } from './rounds';
import { newKey, type Answer, type TestPerson } from './service';

/** What a household wants, by product code; a number alone wishes for a refund. */
export type HouseholdList = Record<string, number | { quantity: number; wish: ShortageWish }>;

export interface OrderedRound extends OpenRound {
  residents: TestPerson[];
}

/** A group order of a round with submitted orders, and its leader. */
export interface GroupOfRound {
  id: string;
  deliveryGroupId: string;
  leader: TestPerson;
}

export interface ConfirmedRound extends OrderedRound {
  groups: GroupOfRound[];
}

export interface ListOptions extends RoundOptions {
  /** What each household orders; two households' lists where none are given. */
  lists?: HouseholdList[];
  /** Who orders; the plan's first residents where nobody is named. */
  residents?: TestPerson[];
  /** What every household writes under its list. */
  note?: string;
}

const LISTS: HouseholdList[] = [{ 'EGG-001': 2 }, { 'EGG-001': 1, 'VEG-001': 2 }];
/** Substitutes that a spec may name without anybody ordering them. */
const ALWAYS = ['VEG-019', 'VEG-020', 'VEG-002', 'GRN-010', 'MED-001'];

/** Households' lists, and the group orders that leaders make of them. */
export class Orders extends Rounds {
  /** Submits a household's list in one step, over the version given or the one that stands. */
  async order(
    person: TestPerson | undefined,
    round: OpenRound,
    list: HouseholdList,
    { version, note }: { version?: number; note?: string } = {},
  ): Promise<Answer<ListView>> {
    const at = { params: { id: round.windowId } };
    const householdId = person?.scopeId ?? '';
    const stands =
      version ??
      (await this.call(person, 'GET /windows/:id/list', { ...at, query: { householdId } })).body.version;
    const lines = Object.entries(list).map(([code, wanted]) => ({
      offerId: round.offerOf(code),
      ...(typeof wanted === 'number' ? { quantity: wanted } : wanted),
    }));
    return this.call(person, 'POST /windows/:id/list/submit', {
      ...at,
      body: { clientKey: newKey(), householdId, version: stands, lines, note },
    });
  }

  /** An open round of what the lists name, in which these households ordered. */
  async ordered(options: ListOptions = {}): Promise<OrderedRound> {
    const { lists = LISTS, note } = options;
    const codes = [...ALWAYS, ...lists.flatMap((list) => Object.keys(list))];
    const offers = Object.fromEntries(codes.map((code) => [code, {}]));
    const open = await this.openRound({ offers, ...options });
    const residents = (options.residents ?? (await this.people('resident'))).slice(0, lists.length);
    for (const [i, list] of lists.entries()) {
      const { status, body } = await this.order(residents[i], open, list, { note });
      if (status !== 200) throw new Error(`the list was refused: ${JSON.stringify(body)}`);
    }
    return { ...open, residents };
  }

  /** The round's group orders in which somebody ordered, in the order of their buildings. */
  async groupsOf({ round }: OpenRound): Promise<GroupOfRound[]> {
    const rows = await this.db.many<{ id: string; deliveryGroupId: string; gridId: string }>(
      `SELECT g.id, g.deliveryGroupId, g.gridId FROM group_orders g JOIN delivery_groups d ON d.id = g.deliveryGroupId
       WHERE g.roundId = ? AND EXISTS (SELECT 1 FROM household_orders WHERE groupOrderId = g.id AND status = 'submitted')
       ORDER BY d.sort`,
      [round.id],
    );
    return Promise.all(
      rows.map(async ({ id, deliveryGroupId, gridId }) => ({
        id,
        deliveryGroupId,
        leader: await this.person('grid_leader', gridId),
      })),
    );
  }

  /** Every leader confirms the group orders with a list; what is cancelled or confirmed already is left out. */
  async confirmAll(round: OrderedRound): Promise<ConfirmedRound> {
    const confirmed: GroupOfRound[] = [];
    for (const leader of await this.people('grid_leader')) {
      const query = { roundId: round.round.id, status: 'collecting' as const };
      const collecting = await this.ok(leader, 'GET /group-orders', { query });
      const groups = collecting.filter(({ ordered }) => ordered > 0);
      if (groups.length === 0) continue;
      await this.confirm(leader, groups);
      confirmed.push(...groups.map(({ id, deliveryGroupId }) => ({ id, deliveryGroupId, leader })));
    }
    return { ...round, groups: confirmed };
  }

  /** A leader confirms group orders together. */
  async confirm(leader: TestPerson, groups: readonly { id: string }[]): Promise<void> {
    const body = { clientKey: newKey(), groupOrderIds: groups.map(({ id }) => id) };
    await this.ok(leader, 'POST /group-orders/confirm', { body });
  }

  /** A round whose group orders were confirmed and wait to be paid. */
  async confirmed(options: ListOptions = {}): Promise<ConfirmedRound> {
    return this.confirmAll(await this.ordered(options));
  }
}
