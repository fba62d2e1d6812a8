import * as fc from 'fast-check';

import type { ExpandedPlan } from './expanded-plan.types';
import { expandPlan } from './plan.expand';
import { loadPlan } from './testing/repository-plans';

const a8 = expandPlan(loadPlan('a8-regiment.yaml'));
const a12 = expandPlan(loadPlan('a12-street.yaml'));

const codesOf = (rows: readonly { code: string }[]): Set<string> => new Set(rows.map((row) => row.code));
const levelOf = (plan: ExpandedPlan, level: string) => plan.places.filter((place) => place.level === level);

function countBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

describe.each([
  ['A8', a8],
  ['A12', a12],
])('any expanded plan: %s', (_, plan) => {
  it('uses every code, phone, plate and door once', () => {
    const { places, dropPoints, deliveryGroups, households, people, products, bundles, suppliers, windows } =
      plan;
    for (const rows of [places, dropPoints, deliveryGroups, households, people, suppliers, windows]) {
      expect(codesOf(rows).size).toBe(rows.length);
    }
    expect(codesOf([...products, ...bundles]).size).toBe(products.length + bundles.length);
    expect(new Set(people.map((person) => person.phone)).size).toBe(people.length);
    expect(new Set(households.map((household) => household.address)).size).toBe(households.length);
    const grants = plan.grants.map((grant) => JSON.stringify(grant));
    expect(new Set(grants).size).toBe(grants.length);
  });

  it('resolves every reference', () => {
    const places = codesOf(plan.places);
    const groups = codesOf(plan.deliveryGroups);
    const points = codesOf(plan.dropPoints);
    const people = codesOf(plan.people);
    const households = codesOf(plan.households);
    const scopes = new Map([
      ['household', households],
      ['delivery_group', groups],
      ['supermarket', codesOf(plan.suppliers)],
    ]);
    const lost = [
      ...plan.places.filter((one) => one.parentCode !== null && !places.has(one.parentCode)),
      ...plan.dropPoints.filter(
        (one) => !places.has(one.placeCode) || (one.viaCode && !points.has(one.viaCode)),
      ),
      ...plan.deliveryGroups.filter((one) => !places.has(one.placeCode) || !points.has(one.dropPointCode)),
      ...plan.households.filter((one) => !groups.has(one.deliveryGroupCode) || !people.has(one.residentCode)),
      ...plan.households.filter((one) =>
        [one.communityCode, one.gridCode, one.buildingCode, one.unitCode].some(
          (code) => code && !places.has(code),
        ),
      ),
      ...plan.grants.filter((one) => !people.has(one.personCode)),
      ...plan.grants.filter((one) => !(scopes.get(one.scopeKind) ?? places).has(one.scopeCode)),
      ...plan.grants.filter((one) => one.dropPointCode && !points.has(one.dropPointCode)),
      ...plan.priorities.filter((one) => !households.has(one.householdCode)),
    ];
    expect(lost).toEqual([]);
  });

  it('gives every household a resident, a few of them priority', () => {
    const residents = plan.grants.filter((grant) => grant.role === 'resident');
    expect(residents.map((grant) => grant.scopeCode)).toEqual(plan.households.map((one) => one.code));
    const share = plan.priorities.length / plan.households.length;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.09);
    expect(plan.households.filter((one) => one.priorityClass > 0)).toHaveLength(plan.priorities.length);
  });

  it('gives every delivery group a captain and a deputy who live in it', () => {
    const homes = new Map(plan.households.map((one) => [one.residentCode, one.deliveryGroupCode]));
    for (const group of plan.deliveryGroups) {
      const captains = plan.grants.filter(
        (grant) => grant.role === 'floor_captain' && [group.code, group.placeCode].includes(grant.scopeCode),
      );
      expect(captains.map((grant) => grant.deputy)).toEqual([false, true]);
      expect(captains.map((grant) => homes.get(grant.personCode))).toEqual([group.code, group.code]);
      expect(captains[0]?.personCode).not.toBe(captains[1]?.personCode);
    }
  });

  it('gives every grid a leader and a deputy', () => {
    const leaders = plan.grants.filter((grant) => grant.role === 'grid_leader');
    const perGrid = countBy(leaders, (grant) => grant.scopeCode);
    expect([...perGrid.keys()]).toEqual(levelOf(plan, 'grid').map((grid) => grid.code));
    expect([...new Set(perGrid.values())]).toEqual([2]);
  });

  it('numbers households in stair order, each delivery group in one run', () => {
    expect(plan.households.map((one) => one.sort)).toEqual(plan.households.map((_one, index) => index + 1));
    const runs = plan.households.filter(
      (one, index) => one.deliveryGroupCode !== plan.households[index - 1]?.deliveryGroupCode,
    );
    expect(runs).toHaveLength(plan.deliveryGroups.length);
  });

  it('makes phones that look real', () => {
    expect(plan.people.filter((person) => !/^1[3-9]\d{9}$/.test(person.phone))).toEqual([]);
  });

  it('covers the households of each drop point in one window', () => {
    const pointOf = new Map(plan.deliveryGroups.map((group) => [group.code, group.dropPointCode]));
    const loads = countBy(plan.households, (one) => pointOf.get(one.deliveryGroupCode) ?? '');
    for (const point of plan.dropPoints) {
      expect(loads.get(point.code) ?? 0).toBeLessThanOrEqual(point.capacityHouseholds);
    }
  });
});

describe('expanding', () => {
  const plan = loadPlan('a8-regiment.yaml');
  const size = (max: number) => fc.integer({ min: 1, max });

  it('gives the same rows for the same plan, and others for another seed', () => {
    expect(expandPlan(plan)).toEqual(a8);
    const other = expandPlan({ ...plan, seed: 9 });
    expect(other.people).not.toEqual(a8.people);
    expect(other.households).toHaveLength(a8.households.length);
  });

  it('can make each unit a delivery group', () => {
    const byUnit = expandPlan({ ...plan, deliveryGroups: { ...plan.deliveryGroups, compound: 'unit' } });
    const units = byUnit.places.filter((place) => place.level === 'unit').map((unit) => unit.code);
    const groups = byUnit.deliveryGroups.filter((group) => group.kind === 'unit');
    expect(groups.map((group) => group.placeCode)).toEqual(units);
  });

  it('hits the households of any compound exactly, in rooms used once', () => {
    const layout = fc.record({ units: size(4), floors: size(18), roomsPerFloor: size(6) });
    const layouts = fc.array(layout, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(size(900), layouts, fc.nat(), (households, drawn, seed) => {
        const compound = { code: 'C', name: '小区', kind: 'compound', dropPoint: 'LJYA-GATE' } as const;
        const areas = [{ ...compound, households, layouts: drawn }];
        const streets = [
          { code: 'S', name: '街', staff: 0, communities: [{ code: 'D', name: '区', staff: 0, areas }] },
        ];
        const rows = expandPlan({ ...plan, seed, streets });
        expect(rows.households).toHaveLength(households);
        expect(new Set(rows.households.map((one) => one.address)).size).toBe(households);
        const roomsOf = Math.max(...drawn.map((one) => one.units * one.floors * one.roomsPerFloor));
        for (const count of countBy(rows.households, (one) => one.buildingCode).values()) {
          expect(count).toBeLessThanOrEqual(roomsOf);
        }
      }),
      { numRuns: 60 },
    );
  });
});
