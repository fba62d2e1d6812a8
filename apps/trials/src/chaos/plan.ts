import { ZONE } from '@cailan/shared-types';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

// From apps/api/dist/chaos or apps/api/src/chaos to the repository's root.
const CATALOGUE = join(__dirname, '../../../..', 'plans/catalogue.yaml');
/** Two neighbours a building, so that it has a captain and a deputy. */
const HOUSEHOLDS_OF_BUILDING = 2;
const BUILDINGS_OF_GRID = 25;

/** Both supermarkets serve every building: what the first is paid goes straight to it, what the second is through a provider. */
const SUPPLIERS = ['S1', 'S2'] as const;

/** Writes a plan of so many small buildings into `folder`: two group orders a building and evening. Gives the file. */
export function writeChaosPlan(buildings: number, folder: string): string {
  mkdirSync(folder, { recursive: true });
  copyFileSync(CATALOGUE, join(folder, 'catalogue.yaml'));
  const file = join(folder, 'chaos.yaml');
  writeFileSync(file, stringify(planOf(buildings), { aliasDuplicateObjects: false }));
  return file;
}

function planOf(buildings: number): object {
  return { ...placesOf(buildings * HOUSEHOLDS_OF_BUILDING), ...trade };
}

function placesOf(households: number): object {
  const layouts = [{ units: 1, floors: HOUSEHOLDS_OF_BUILDING, roomsPerFloor: 1 }];
  const area = { code: 'CAX', name: '甲苑', kind: 'compound', dropPoint: 'GATE', households, layouts };
  return {
    code: 'chaos',
    name: '混乱演练方案',
    source: 'ours',
    timeZone: ZONE,
    seed: 4,
    households,
    gridHouseholds: BUILDINGS_OF_GRID * HOUSEHOLDS_OF_BUILDING,
    catalogue: 'catalogue.yaml',
    district: { code: 'CD', name: '演练区', administrators: 1, inspectors: 1 },
    streets: [
      {
        code: 'CS',
        name: '演练街道',
        staff: 1,
        communities: [{ code: 'CA', name: '甲社区', staff: 2, areas: [area] }],
      },
    ],
    dropPoints: [
      { code: 'GATE', name: '甲苑门口', kind: 'gate', place: 'CA', staff: 2, capacityHouseholds: 10_000 },
    ],
  };
}

const trade = {
  windows: [{ code: 'EVENING', name: '晚间配送', placeKinds: ['compound'], start: '19:30', end: '21:30' }],
  hops: {
    compound: [
      { stop: 'supermarket', holds: true },
      { stop: 'driver', holds: true },
      { stop: 'gate', holds: false },
      { stop: 'captain', holds: true },
      { stop: 'household', holds: true },
    ],
  },
  deliveryGroups: { compound: 'building', bungalow: 'lane', company: 'company' },
  unitCaptains: false,
  rules: {
    vehiclesEnter: false,
    peopleEnter: false,
    label: { name: true, address: 'room', phone: 'masked' },
    outsideWindow: {
      action: 'refuse_and_propose_suspension',
      permit: 'with_reason',
      text: '其它时间段一律不得配送',
    },
  },
  capacity: { gramsPerHouseholdWeek: 13_000, householdsPerCarrier: 182 },
  suppliers: SUPPLIERS.map((code, i) => ({
    code,
    name: `${'甲乙'[i]}超市`,
    address: `演练路 ${i + 1} 号`,
    licence: { number: `L-${i + 1}`, validUntil: '2099-12-31' },
    contact: { name: '马一', phone: `1990000000${i + 1}` },
    staff: 1,
    drivers: 1,
    vehicles: [`京A·0000${i + 1}`],
    communities: ['CA'],
    windows: [{ window: 'EVENING' }],
    carries: { classes: ['vegetable'], products: [], bundles: [] },
  })),
  rounds: {
    rule: 'first_come',
    shortageRule: 'fair',
    dues: 'after_delivery',
    minimumFen: 0,
    opensMinutesBeforeWindow: 2880,
    cutOffMinutesBeforeWindow: 300,
    payByMinutesBeforeWindow: 180,
    weightTolerancePercent: 10,
  },
  limits: [],
  priceCeilings: [],
  residents: { longNamesPermille: 100, rareNamesPermille: 50, priority: [] },
};
