import { Injectable } from '@nestjs/common';
import {
  rollUp,
  type GroupOrderView,
  type GroupRollUpView,
  type NeighbourView,
  type Post,
  type RoundRollUpView,
} from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse } from '../../ground/refused';
import { scopeWhere } from '../../ground/access/scope';
import { actWhere, withinAct } from '../../district/chain/chain.sql';
import { latelyWhere } from '../../district/windows/lately';
import type { GroupOrder } from './group-order.entity';
import {
  groupOrderPage,
  groupOrderViews,
  holdsHousehold,
  neighbours,
  rollUpLines,
  roundRollUpCells,
} from './group-orders.sql';

const PLACES = ['district', 'street', 'community', 'grid', 'building', 'unit', 'delivery_group'] as const;
/** Who sees a group order and what it comes to, whoever collects it. */
const VIEWERS: readonly Post[] = [
  'grid_leader',
  'floor_captain',
  'committee',
  'community_staff',
  'district_admin',
];
/** What a supermarket sees of a group order: its amount once confirmed. */
const SHOP_STATUSES = `('confirmed', 'paid', 'picking', 'packed', 'dispatched', 'returned', 'handed_over', 'completed')`;

/** Reads of group orders: the leader's board, the live roll-up two ways, and who has not ordered (domain §7). */
@Injectable()
export class GroupOrdersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** A page of the group orders in the actor's care: of one round or window, or of the windows since a month ago. */
  page(
    me: Actor,
    { windowId, ...filter }: { roundId?: string; windowId?: string; status?: string },
    paging: Paging,
  ): Promise<Page<GroupOrderView[]>> {
    const seen = this.seen(me, filter);
    const lately =
      filter.roundId && !windowId ? { sql: '1 = 1', values: [] } : latelyWhere('g', windowId, this.clock);
    const values = [...seen.values, ...lately.values];
    return groupOrderPage(this.db, `${seen.sql} AND ${lately.sql}`, values, paging);
  }

  /** Of a building the captain of one of its units sees the order too: their households' goods come with it. */
  private seen(
    me: Actor,
    filter: { id?: string; roundId?: string; status?: string },
  ): { sql: string; values: string[] } {
    const local = scopeWhere(me, VIEWERS, 'g', PLACES, this.clock);
    const unit = scopeWhere(me, ['floor_captain'], 'u', ['unit'], this.clock);
    const shop = scopeWhere(me, ['supermarket_staff'], 'g', ['supermarket'], this.clock);
    const asked = (['id', 'roundId', 'status'] as const).filter((key) => filter[key] !== undefined);
    const sql = [
      `(${local.sql} OR ${holdsHousehold(unit.sql)} OR (${shop.sql} AND g.status IN ${SHOP_STATUSES}))`,
      ...asked.map((key) => `g.${key} = ?`),
    ].join(' AND ');
    const values = [
      ...local.values,
      ...unit.values,
      ...shop.values,
      ...asked.map((key) => filter[key] ?? ''),
    ];
    return { sql, values };
  }

  private all(me: Actor, filter: { id?: string; roundId?: string }): Promise<GroupOrderView[]> {
    const seen = this.seen(me, filter);
    return groupOrderViews(this.db, seen.sql, seen.values);
  }

  async get(me: Actor, id: string): Promise<GroupOrderView> {
    const [view] = await this.all(me, { id });
    return view ?? refuse('not_found');
  }

  /** By product and by household; both totals are equal because one pass makes them. */
  async rollUp(me: Actor, id: string): Promise<GroupRollUpView> {
    const group = await withinAct(this.db, me, 'collect', await this.row(id), this.clock);
    const lines = await rollUpLines(this.db, group);
    const totals = rollUp(lines.map(({ offerId, ...line }) => ({ ...line, offerId, productId: offerId })));
    return {
      groupOrderId: group.id,
      status: group.status,
      byProduct: totals.byProduct.map((product) => ({
        offerId: product.productId,
        name: product.name,
        spec: lines.find(({ offerId }) => offerId === product.productId)?.spec ?? '',
        quantity: product.quantity,
        amountFen: product.amountFen,
      })),
      byHousehold: totals.byHousehold.map(({ householdId, door, quantity, amountFen, lines: own }) => ({
        orderId: own[0]?.orderId ?? '',
        householdId,
        door,
        runningNumber: own[0]?.runningNumber ?? null,
        status: own[0]?.orderStatus ?? 'submitted',
        quantity,
        amountFen,
        lines: own.map((line) => ({
          offerId: line.offerId,
          quantity: line.quantity,
          amountFen: line.amountFen,
        })),
      })),
      quantity: totals.totals.quantity,
      amountFen: totals.totals.amountFen,
    };
  }

  /** Every building of the round that the actor has in care, by product. */
  async roundRollUp(me: Actor, roundId: string): Promise<RoundRollUpView> {
    const groups = await this.all(me, { roundId });
    if (groups.length === 0) refuse('not_found');
    const offers = await this.db.many<{ offerId: string; name: string; spec: string }>(
      'SELECT id AS offerId, name, spec FROM offers WHERE roundId = ? ORDER BY shelf, name',
      [roundId],
    );
    const indexOf = new Map(offers.map(({ offerId }, i) => [offerId, i]));
    const views = new Map(groups.map((group) => [group.deliveryGroupId, groupRollUp(group)]));
    for (const cell of await roundRollUpCells(this.db, roundId)) {
      const view = views.get(cell.deliveryGroupId);
      if (!view) continue;
      view.quantities.push([indexOf.get(cell.offerId) ?? -1, cell.quantity]);
      view.quantity += cell.quantity;
      view.amountFen += cell.amountFen;
    }
    const all = [...views.values()];
    return {
      roundId,
      products: offers,
      groups: all,
      quantity: all.reduce((sum, { quantity }) => sum + quantity, 0),
      amountFen: all.reduce((sum, { amountFen }) => sum + amountFen, 0),
    };
  }

  /** The group order's households that are in the actor's care; of a unit's captain those of the unit. */
  async households(me: Actor, id: string): Promise<NeighbourView[]> {
    const group = await this.row(id);
    const care = actWhere(me, 'collect', 'h', PLACES, this.clock);
    const households = group ? await neighbours(this.db, this.sealer, group, care) : [];
    if (households.length === 0) await withinAct(this.db, me, 'collect', group, this.clock);
    return households;
  }

  private row(id: string): Promise<GroupOrder | undefined> {
    return this.db.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ?', [id]);
  }
}

function groupRollUp(group: GroupOrderView): RoundRollUpView['groups'][number] {
  return {
    groupOrderId: group.id,
    deliveryGroupId: group.deliveryGroupId,
    name: group.deliveryGroupName,
    households: group.ordered,
    quantity: 0,
    amountFen: 0,
    quantities: [],
  };
}
