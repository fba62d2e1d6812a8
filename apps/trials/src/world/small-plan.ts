import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DistrictRules } from '@cailan/api/district/places/district-rules';
import type { ExpandedPlan } from '@cailan/api/plans/expanded-plan.types';
import { expandPlan } from '@cailan/api/plans/plan.expand';
import { rulesOf } from '@cailan/api/plans/plan.file';
import { parsePlan } from '@cailan/api/plans/plan.parse';
import type { Plan } from '@cailan/api/plans/plan.types';

const FOLDER = join(__dirname, '../../../../plans');

/** What a crowd multiplies: how many live somewhere, and how many a point serves. */
const COUNTS = /(households|capacityHouseholds): (\d+)/g;

/** Two communities, three compounds' worth of households, two supermarkets: enough for every rule, quick to load. */
const SOURCE = `
code: small
name: 测试保供方案
source: test
timeZone: Asia/Shanghai
seed: 3
households: 60
gridHouseholds: 50
catalogue: catalogue.yaml
district: { code: TD, name: 测试区, administrators: 1, inspectors: 1 }
streets:
  - code: TS
    name: 测试街道
    staff: 1
    communities:
      - code: CA
        name: 甲社区
        staff: 2
        areas:
          - { code: CAX, name: 甲苑, kind: compound, dropPoint: CAX-GATE, households: 38, layouts: [{ units: 2, floors: 4, roomsPerFloor: 2 }] }
      - code: CB
        name: 乙社区
        staff: 2
        areas:
          - { code: CBX, name: 乙苑, kind: compound, dropPoint: CBX-GATE, households: 22, layouts: [{ units: 2, floors: 3, roomsPerFloor: 2 }] }
dropPoints:
  - { code: CAX-GATE, name: 甲苑门口, kind: gate, place: CA, staff: 1, capacityHouseholds: 40 }
  - { code: CBX-GATE, name: 乙苑门口, kind: gate, place: CB, staff: 1, capacityHouseholds: 40 }
windows:
  - { code: EVENING, name: 晚间配送, placeKinds: [compound], start: '19:30', end: '21:30' }
hops:
  compound:
    - { stop: supermarket, holds: true }
    - { stop: driver, holds: true }
    - { stop: gate, holds: false }
    - { stop: captain, holds: true }
    - { stop: household, holds: true }
deliveryGroups: { compound: building, bungalow: lane, company: company }
unitCaptains: false
rules:
  vehiclesEnter: false
  peopleEnter: false
  label: { name: true, address: room, phone: masked }
  outsideWindow: { action: refuse_and_propose_suspension, permit: with_reason, text: 其它时间段一律不得配送 }
capacity: { gramsPerHouseholdWeek: 13000, householdsPerCarrier: 182 }
suppliers:
  - code: S1
    name: 甲超市
    address: 一号
    licence: { number: L-1, validUntil: '2030-12-31' }
    contact: { name: 马一, phone: '19900000001' }
    staff: 2
    drivers: 2
    vehicles: [京A·00001]
    communities: [CA, CB]
    windows: [{ window: EVENING }]
    carries: { classes: [vegetable, grain], products: [EGG-001, MEA-001], bundles: [BUN-001] }
  - code: S2
    name: 乙药店
    address: 二号
    licence: { number: L-2, validUntil: '2030-12-31', pharmacy: true }
    contact: { name: 孙二, phone: '19900000002' }
    staff: 2
    drivers: 2
    vehicles: [京A·00002]
    communities: [CA, CB]
    windows: [{ window: EVENING }]
    carries: { classes: [medicine] }
rounds:
  rule: first_come
  shortageRule: fair
  dues: after_delivery
  minimumFen: 0
  opensMinutesBeforeWindow: 2880
  cutOffMinutesBeforeWindow: 300
  payByMinutesBeforeWindow: 180
  weightTolerancePercent: 10
limits:
  - { class: grain, quantity: 8, periodDays: 7 }
priceCeilings:
  - { product: VEG-001, ceilingFen: 99999 }
residents:
  longNamesPermille: 100
  rareNamesPermille: 50
  priority:
    - { class: 1, reason: 独居老人, permille: 60 }
`;

/** The small plan, as the loader takes it; with `times` as many households. */
export function smallPlan(times = 1): { plan: ExpandedPlan; rules: DistrictRules } {
  const source = sourceOf(times);
  return { plan: expandPlan(source), rules: rulesOf(source) };
}

const sources = new Map<number, Plan>();

/** Read once: both engines begin with it. */
function sourceOf(times: number): Plan {
  const crowded = SOURCE.replace(COUNTS, (_, name: string, n: string) => `${name}: ${Number(n) * times}`);
  const source = sources.get(times) ?? parsePlan(crowded, (name) => readFileSync(join(FOLDER, name), 'utf8'));
  sources.set(times, source);
  return structuredClone(source);
}
