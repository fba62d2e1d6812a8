import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SupplierTerms } from '@cailan/shared-types';
import type { Product } from '../district/catalogue/product.entity';
import { classLimits, priceCeilings, products } from '../district/catalogue/products.moves';
import { Clock } from '../ground/clock';
import { CONFIG, type Config } from '../ground/settings/config';
import { Db, isDuplicate, type Tx } from '../ground/db/db';
import { newId } from '../ground/db/ids';
import { Sealer } from '../ground/db/sealer';
import { JobsService } from '../ground/jobs/jobs.service';
import type { District } from '../district/places/place.entity';
import type { ChainRuleRow } from '../district/chain/chain-rule.entity';
import { chainRules } from '../district/chain/chain-rules.moves';
import { districts } from '../district/places/places.moves';
import { supermarkets } from '../district/supermarkets/supermarkets.moves';
import { WindowsService } from '../district/windows/windows.service';
import type { DistrictRules } from '../district/places/district-rules';
import type { ExpandedPlan, LoadedPlan } from './expanded-plan.types';
import { grantRows, peopleRows } from './people.rows';
import { insertPlaces } from './places.rows';
import { withoutPeople } from './without-people';

/**
 * Sets a district up from its plan: every row in one transaction, so that a plan is loaded whole or not at all. Production
 * takes places, shops and rules of it; the people that a plan invents are for development and trials.
 */
@Injectable()
export class PlanLoader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly jobs: JobsService,
    private readonly windows: WindowsService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'production'>,
  ) {}

  /** Loads the plan, unless its district exists already or another instance is faster; gives the district's id. */
  async load(plan: ExpandedPlan, rules: DistrictRules): Promise<string> {
    const known = await this.known(plan.code);
    if (known) return known.id;
    const taken = this.config.production ? withoutPeople(plan) : plan;
    try {
      return await this.db.transaction((tx) => this.insert(tx, taken, rules));
    } catch (error) {
      const faster = isDuplicate(error) ? await this.known(plan.code) : undefined;
      if (!faster) throw error;
      return faster.id;
    }
  }

  /** Whether the plan's district stands already. */
  async knows(code: string): Promise<boolean> {
    return (await this.known(code)) !== undefined;
  }

  private known(code: string): Promise<District | undefined> {
    return this.db.one<District>('SELECT * FROM districts WHERE code = ?', [code]);
  }

  private async insert(tx: Tx, plan: LoadedPlan, rules: DistrictRules): Promise<string> {
    const now = this.clock.now();
    const district: District = {
      id: newId(),
      code: plan.code,
      name: plan.places.find(({ level }) => level === 'district')?.name ?? plan.name,
      timeZone: plan.timeZone,
      planHash: createHash('sha256').update(JSON.stringify(plan)).digest('hex'),
      rulesJson: JSON.stringify(rules),
      createdAt: now,
    };
    await districts.add(tx, district);
    await chainRules.add(tx, chainRows(plan, district.id));
    const ids = await insertPlaces(tx, plan, district.id, this.sealer, now);
    await this.insertTrade(tx, plan, district.id, ids, now);
    await peopleRows(tx, plan, district.id, ids, this.sealer, now);
    await grantRows(tx, plan, ids, now);
    await this.windows.make(tx, district);
    await this.jobs.add(
      tx,
      'windows.make',
      { districtId: district.id },
      this.clock.in(3600),
      `windows:${district.id}`,
    );
    return district.id;
  }

  private async insertTrade(
    tx: Tx,
    plan: LoadedPlan,
    districtId: string,
    ids: Map<string, string>,
    createdAt: string,
  ): Promise<void> {
    await supermarkets.license(
      tx,
      plan.suppliers.map(({ code, name, licence, contact, address, ...served }) => {
        const id = newId();
        ids.set(`supermarket:${code}`, id);
        const kind = licence.pharmacy ? 'pharmacy' : 'supermarket';
        return {
          ...{ id, districtId, code, name, kind, address, licenceNo: licence.number },
          phone: contact.phone,
          contactName: contact.name,
          validUntil: licence.validUntil,
          termsJson: JSON.stringify(termsOf(served)),
        };
      }),
    );
    for (const supplier of plan.suppliers) await insertCatalogue(tx, plan, supplier, ids);
    await priceCeilings.add(
      tx,
      plan.priceCeilings.map(({ product, ceilingFen }) => ({
        id: newId(),
        districtId,
        productCode: product,
        ceilingFen,
      })),
    );
    await classLimits.add(
      tx,
      plan.limits.map((limit) => ({
        id: newId(),
        districtId,
        productClass: limit.class,
        quantity: limit.quantity,
        periodDays: limit.periodDays,
        createdAt,
      })),
    );
  }
}

function chainRows({ chain, capacity }: LoadedPlan, districtId: string): ChainRuleRow[] {
  return chain.map(({ unitsSign, holdsAt, ...words }) => ({
    id: newId(),
    districtId,
    ...words,
    unitsSign: unitsSign ? 1 : 0,
    holdsAt: holdsAt.join(),
    householdsPerCarrier: capacity.householdsPerCarrier,
  }));
}

function termsOf({
  communities,
  windows,
  vehicles,
}: Pick<LoadedPlan['suppliers'][number], 'communities' | 'windows' | 'vehicles'>): SupplierTerms {
  return {
    communities,
    windows: windows.map(({ windowCode, start, end }) => ({ window: windowCode, start, end })),
    vehicles,
  };
}

async function insertCatalogue(
  tx: Tx,
  plan: LoadedPlan,
  supplier: LoadedPlan['suppliers'][number],
  ids: Map<string, string>,
): Promise<void> {
  const supermarketId = ids.get(`supermarket:${supplier.code}`) ?? '';
  const productIds = new Map<string, string>();
  const rows: Product[] = plan.products
    .filter(({ code }) => supplier.productCodes.includes(code))
    .map(({ class: productClass, aliases, prescription, ...product }) => ({
      id: newId(),
      supermarketId,
      ...product,
      productClass,
      fenPerKg: product.fenPerKg ?? null,
      aliases: aliases.join(' '),
      prescription: prescription ? 1 : 0,
    }));
  const bundles = plan.bundles.filter(({ code }) => supplier.bundleCodes.includes(code));
  for (const { code, name, spec, priceFen, massGrams, aliases } of bundles)
    rows.push({
      id: newId(),
      supermarketId,
      code,
      name,
      spec,
      unit: '份',
      saleKind: 'bundle',
      productClass: 'bundle',
      priceFen,
      fenPerKg: null,
      massGrams,
      storage: 'ambient',
      shelf: '',
      aliases: aliases.join(' '),
      prescription: 0,
    });
  for (const { code, id } of rows) productIds.set(code, id);
  await products.add(
    tx,
    rows,
    bundles.flatMap((bundle) =>
      bundle.components.map(({ code, quantity }) => ({
        id: newId(),
        bundleId: productIds.get(bundle.code) ?? '',
        productId: productIds.get(code) ?? '',
        quantity,
      })),
    ),
  );
}
