import type { ExpandedPlan } from './expanded-plan.types';
import { expandPlan } from './plan.expand';
import { loadPlan } from './testing/repository-plans';

const a8 = expandPlan(loadPlan('a8-regiment.yaml'));
const a12 = expandPlan(loadPlan('a12-street.yaml'));

const levelOf = (plan: ExpandedPlan, level: string) => plan.places.filter((place) => place.level === level);

function countBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

describe('the street of A12', () => {
  const points = a12.dropPoints.filter((point) => point.kind === 'delivery_point');

  it('has 15,329 households in two communities, who need 199,277 kg a week', () => {
    expect(a12.households).toHaveLength(15_329);
    expect(levelOf(a12, 'community')).toHaveLength(2);
    expect((a12.households.length * a12.capacity.gramsPerHouseholdWeek) / 1000).toBe(199_277);
  });

  it('has 12 delivery points of 1,277 households and 7 people each, 182 households a person (A12.4)', () => {
    expect(points).toHaveLength(12);
    expect(new Set(points.map((point) => point.staff))).toEqual(new Set([7]));
    expect(Math.floor(a12.households.length / points.length)).toBe(1277);
    expect(Math.floor(a12.households.length / (points.length * 7))).toBe(a12.capacity.householdsPerCarrier);
    const onDuty = a12.grants.filter((grant) => grant.dropPointCode?.startsWith('P'));
    expect(onDuty).toHaveLength(84);
  });

  it('has one sorting point with 100 people, which every delivery point is filled from', () => {
    const sorting = a12.dropPoints.filter((point) => point.kind === 'sorting_point');
    expect(sorting).toMatchObject([
      { name: expect.stringContaining('区乒乓球学校训练馆') as string, staff: 100 },
    ]);
    expect(new Set(points.map((point) => point.viaCode))).toEqual(new Set([sorting[0]?.code]));
    expect(a12.grants.filter((grant) => grant.dropPointCode === sorting[0]?.code)).toHaveLength(100);
    expect(a12.hops.compound?.map((hop) => hop.stop)).toEqual([
      'supermarket',
      'driver',
      'sorting_point',
      'delivery_point',
      'carrier',
      'household',
    ]);
  });

  it('shares scarce goods out fairly, and has a window on each day of the week', () => {
    expect(a12.rounds.rule).toBe('fair');
    expect(a12.windows.flatMap((window) => window.weekdays)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('has buildings of 60 to 72 households but for the last two of a compound, and grids of about 300', () => {
    const sizes = [...countBy(a12.households, (one) => one.buildingCode).values()];
    expect(Math.max(...sizes)).toBeLessThanOrEqual(72);
    expect(sizes.filter((size) => size < 60).length).toBeLessThanOrEqual(24 * 2);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
    const grids = [...countBy(a12.households, (one) => one.gridCode).values()];
    expect(Math.min(...grids)).toBeGreaterThan(200);
    expect(Math.max(...grids)).toBeLessThan(400);
  });
});

describe('the regiment of A8', () => {
  it('has its seven shops by name (A8.1)', () => {
    expect(a8.suppliers.map((supplier) => supplier.name)).toEqual([
      '老百姓超市',
      '强燕超市',
      '八方客菜店',
      '临江苑蔬果店',
      '火生大肉店',
      '好又多临江苑药店',
      '元和堂药店',
    ]);
  });

  it('delivers to companies at noon, to compounds and bungalows in the evening', () => {
    expect(a8.windows.map(({ placeKinds, start, end }) => ({ placeKinds, start, end }))).toEqual([
      { placeKinds: ['company'], start: '11:30', end: '13:00' },
      { placeKinds: ['compound', 'bungalow'], start: '19:30', end: '21:30' },
    ]);
    expect(a8.rules.outsideWindow.text).toBe('其它时间段一律不得配送,否则取消定点配送资格');
  });

  it('labels in full and lets no vehicle or person in', () => {
    expect(a8.rules).toMatchObject({
      vehiclesEnter: false,
      peopleEnter: false,
      label: { name: true, address: 'room', phone: 'full' },
    });
  });

  it('groups deliveries by building, lane and company', () => {
    expect(a8.households.length).toBeGreaterThanOrEqual(600);
    expect(a8.households.length).toBeLessThanOrEqual(900);
    const kinds = countBy(a8.deliveryGroups, (group) => group.kind);
    expect([kinds.get('lane'), kinds.get('company')]).toEqual([9, 3]);
    expect(a8.deliveryGroups.filter((group) => group.kind === 'company').map((group) => group.name)).toEqual([
      '一连',
      '二连',
      '三连',
    ]);
    expect(a8.households.filter((one) => one.deliveryGroupCode.startsWith('DG-LJYA'))).toHaveLength(282);
  });

  it('writes doors as people say them', () => {
    const door = (code: string) => a8.households.find((one) => one.code === code);
    expect(door('LJYA-B03-U2-501')).toMatchObject({ door: '3-2-501', address: '临江苑小区3号楼2单元501室' });
    expect(door('LPF-L05-12')).toMatchObject({ door: '5巷-12', address: '老平房区5巷12号', unitCode: null });
    expect(door('L1-P02-03')).toMatchObject({ door: '一连-二排-3', address: '一连二排3号' });
  });

  it('has a captain for every unit', () => {
    const units = levelOf(a8, 'unit').map((unit) => unit.code);
    const captains = a8.grants.filter((grant) => grant.scopeKind === 'unit');
    expect(captains.map((grant) => grant.scopeCode)).toEqual(units);
  });

  it('sells meat at the butcher, medicine at the pharmacies only', () => {
    const classes = a8.suppliers.map((supplier) => {
      const carried = new Set(supplier.productCodes);
      return new Set(
        a8.products.filter((product) => carried.has(product.code)).map((product) => product.class),
      );
    });
    expect(classes[4]).toEqual(new Set(['meat']));
    expect(classes.map((one) => one.has('medicine'))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('has long names and rare characters among its people', () => {
    expect(a8.people.some((person) => person.name.length >= 10)).toBe(true);
    expect(a8.people.some((person) => /[喆堃镕]/.test(person.name))).toBe(true);
  });
});

describe('the catalogue', () => {
  it('has products, by-weight products, medicines and bundles enough for a county supermarket', () => {
    const { products, bundles } = a8;
    expect(products.length).toBeGreaterThanOrEqual(130);
    expect(products.filter((product) => product.saleKind === 'weight').length).toBeGreaterThanOrEqual(14);
    expect(products.filter((product) => product.class === 'medicine').length).toBeGreaterThanOrEqual(10);
    expect(bundles.length).toBeGreaterThanOrEqual(8);
  });

  it('has a weekly pack of vegetables and grain of 6.5 kg in five components', () => {
    const pack = a8.bundles.find((bundle) => bundle.name === '一周蔬菜粮食包');
    expect(pack).toMatchObject({ massGrams: 6500 });
    expect(pack?.components).toHaveLength(5);
  });

  it('states in each bundle its own mass, and sells it below the sum of its parts', () => {
    const prices = new Map(a8.products.map((product) => [product.code, product.priceFen]));
    for (const bundle of a8.bundles) {
      expect(bundle.spec).toBe(`${bundle.components.length} 样 约 ${bundle.massGrams / 1000} kg`);
      const apart = bundle.components.reduce(
        (sum, part) => sum + part.quantity * (prices.get(part.code) ?? 0),
        0,
      );
      expect(bundle.priceFen).toBeLessThan(apart);
    }
  });
});
