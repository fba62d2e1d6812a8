import { Inject, Injectable } from '@nestjs/common';
import type { CommunityView, ProductView, SupermarketView, WindowView } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { CONFIG, type Config } from '../../ground/settings/config';
import { hasKeys } from '../../ground/settings/wechat-config';
import { Db, marks } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { refuse } from '../../ground/refused';
import type { Person } from '../../people/people/person.entity';
import { servedPlaces, type ServedPlace } from '../places/places.sql';
import type { Supermarket } from '../supermarkets/supermarket.entity';
import { placeKindsOf } from '../windows/place-kinds';
import type { DeliveryWindow } from '../windows/window.entity';
import type { BundleComponent, Product } from './product.entity';

const WINDOWS_BACK_DAYS = 7;
const DAY_SECONDS = 86_400;

/** What a district offers its people to choose from: communities, delivery windows, supermarkets, products. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async communities(me: Actor): Promise<CommunityView[]> {
    return this.db.many<CommunityView>(
      `SELECT id, name FROM places WHERE level = 'community' AND districtId = ? ORDER BY sort, id`,
      [await this.districtOf(me)],
    );
  }

  /**
   * Windows from a week ago on, each with the capacity that its drop points have left: all of them for supermarkets and
   * the district, for others those that serve the actor's places, and there the actor's own drop points.
   */
  async windows(me: Actor): Promise<WindowView[]> {
    const all = await this.db.many<DeliveryWindow>(
      'SELECT * FROM delivery_windows WHERE districtId = ? AND endAt > ? ORDER BY startAt, id',
      [await this.districtOf(me), this.clock.in(-WINDOWS_BACK_DAYS * DAY_SECONDS)],
    );
    const served = await this.servedOf(me);
    const serves = (window: DeliveryWindow) =>
      !served || served.some(({ kind }) => placeKindsOf(window).some((one) => one === kind));
    const windows = all.filter(serves);
    const points = await this.db.many<WindowView['points'][number] & { windowId: string }>(
      `SELECT p.windowId, p.dropPointId, d.name, p.capacity, p.taken
       FROM window_points p JOIN drop_points d ON d.id = p.dropPointId
       WHERE p.windowId IN (${marks(windows.length) || 'NULL'}) ORDER BY d.code`,
      windows.map(({ id }) => id),
    );
    return windows.map((window) => ({
      id: window.id,
      name: window.name,
      startAt: window.startAt,
      endAt: window.endAt,
      placeKinds: placeKindsOf(window),
      status: window.status,
      points: points
        .filter(({ windowId }) => windowId === window.id)
        .filter(({ dropPointId }) => !served || served.some((place) => place.dropPointId === dropPointId))
        .map(({ windowId: _, ...point }) => point),
    }));
  }

  async supermarkets(me: Actor): Promise<SupermarketView[]> {
    const all = await this.db.many<Supermarket & { mchid: string | null }>(
      `SELECT s.*, y.mchid
       FROM supermarkets s LEFT JOIN supermarket_payees y ON y.usedBy = s.id
       WHERE s.districtId = ? ORDER BY s.code`,
      [await this.districtOf(me)],
    );
    const { wechat } = this.config;
    return all.map(({ id, name, licence, phone, address, contactName, validUntil, mchid }) => ({
      ...{ id, name, licence, phone, address, contactName, validUntil },
      wechatPay: wechat !== undefined && mchid !== null && hasKeys(wechat, mchid),
    }));
  }

  async products(me: Actor, supermarketId: string): Promise<ProductView[]> {
    const supermarket = await this.db.one<Supermarket>('SELECT * FROM supermarkets WHERE id = ?', [
      supermarketId,
    ]);
    if (!supermarket || supermarket.districtId !== (await this.districtOf(me))) refuse('not_found');
    const products = await this.db.many<Product>(
      'SELECT * FROM products WHERE supermarketId = ? ORDER BY shelf, code',
      [supermarketId],
    );
    const components = await this.db.many<BundleComponent>(
      `SELECT c.* FROM bundle_components c JOIN products p ON p.id = c.bundleId WHERE p.supermarketId = ? ORDER BY c.id`,
      [supermarketId],
    );
    return products.map((product) => ({
      id: product.id,
      code: product.code,
      name: product.name,
      spec: product.spec,
      unit: product.unit,
      saleKind: product.saleKind,
      productClass: product.productClass,
      priceFen: product.priceFen,
      fenPerKg: product.fenPerKg,
      massGrams: product.massGrams,
      storage: product.storage,
      shelf: product.shelf,
      aliases: product.aliases.split(' ').filter(Boolean),
      prescription: product.prescription === 1,
      components: components
        .filter(({ bundleId }) => bundleId === product.id)
        .map(({ productId, quantity }) => ({ productId, quantity })),
    }));
  }

  /** Where the actor's goods come to; undefined for those who look after the whole district. */
  private async servedOf(me: Actor): Promise<ServedPlace[] | undefined> {
    const whole = me.grants.some(({ scopeKind }) => scopeKind === 'district' || scopeKind === 'supermarket');
    if (whole) return undefined;
    return servedPlaces(
      this.db,
      me.grants.map(({ scopeId }) => scopeId),
    );
  }

  private async districtOf(me: Actor): Promise<string> {
    const person = await this.db.one<Person>('SELECT * FROM people WHERE id = ?', [me.personId]);
    return person?.districtId ?? refuse('not_found');
  }
}
