import {
  ARRIVAL_PERMITS,
  COLLECTORS,
  DUES_MODES,
  GOODS_CLASSES,
  HAND_OUTS,
  PLACE_KINDS,
  QUOTA_RULES,
  RECEIVERS,
  ZONE,
  chainDefaults,
} from '@cailan/shared-types';
import { code } from './catalogue.schema';
import { realDate } from './plan.dates';
import { flag, integer, listOf, matching, object, oneOf, optional, text } from './plan.shape';
import * as plan from './plan.types';

/** Without a hyphen, since the codes of grids, buildings and units are made from it by adding `-G1`, `-B01`, `-U1`. */
const placeCode = matching('字母和数字组成的编号（最多 20 个，不能有连字符）', /^[A-Za-z0-9]{1,20}$/);
const count = integer(0, 100_000);
const minutes = integer(0, 14 * 24 * 60);
const permille = integer(0, 1000);
const timeOfDay = matching('时刻，写成 19:30 这样', /^([01]\d|2[0-3]):[0-5]\d$/);
const phone = matching(
  '电话号码，手机 11 位，座机写成 0991-1234567 这样',
  /^(1[3-9]\d{9}|0\d{2,3}-\d{7,8})$/,
);
const plate = matching('车牌号，写成 新A·12345 这样', /^\p{Script=Han}[A-Z]·?[A-Z0-9]{5,6}$/u);
const date = realDate();
const weekday = integer(1, 7);

const layout = object<plan.BuildingLayout>({
  units: integer(1, 20),
  floors: integer(1, 60),
  roomsPerFloor: integer(1, 40),
});

const area = object<plan.Area>({
  code: placeCode,
  name: text(),
  kind: oneOf(PLACE_KINDS),
  dropPoint: code,
  households: integer(1, 100_000),
  layouts: optional(listOf(layout)),
  lanes: optional(integer(1, 200)),
  platoons: optional(integer(1, 20)),
  committee: optional(integer(1, 20)),
});

const community = object<plan.Community>({
  code: placeCode,
  name: text(),
  staff: count,
  areas: listOf(area),
});

const street = object<plan.Street>({
  code: placeCode,
  name: text(),
  staff: count,
  communities: listOf(community),
});

const dropPoint = object<plan.DropPoint>({
  code,
  name: text(),
  kind: oneOf(plan.dropPointKinds),
  place: code,
  via: optional(code),
  staff: count,
  capacityHouseholds: integer(1, 1_000_000),
});

const deliveryWindow = object<plan.DeliveryWindow>({
  code,
  name: text(),
  placeKinds: listOf(oneOf(PLACE_KINDS)),
  weekdays: optional(listOf(weekday), [1, 2, 3, 4, 5, 6, 7]),
  start: timeOfDay,
  end: timeOfDay,
});

const hops = listOf(object<plan.Hop>({ stop: oneOf(plan.stops), holds: flag() }), 2);

const chainWords = object<plan.ChainWords>({
  collects: optional(oneOf(COLLECTORS), chainDefaults.collects),
  confirms: optional(oneOf(COLLECTORS), chainDefaults.confirms),
  receives: optional(oneOf(RECEIVERS), chainDefaults.receives),
  handsOut: optional(oneOf(HAND_OUTS), chainDefaults.handsOut),
});

const supplier = object<plan.Supplier>({
  code,
  name: text(),
  address: text(),
  licence: object<plan.Supplier['licence']>({
    number: text(),
    validUntil: date,
    pharmacy: optional(flag(), false),
  }),
  contact: object<plan.Supplier['contact']>({ name: text(), phone }),
  staff: integer(1, 1000),
  drivers: integer(1, 1000),
  vehicles: listOf(plate),
  communities: listOf(code),
  windows: listOf(
    object<plan.Supplier['windows'][number]>({
      window: code,
      start: optional(timeOfDay),
      end: optional(timeOfDay),
    }),
  ),
  carries: object<plan.Supplier['carries']>({
    classes: optional(listOf(oneOf(GOODS_CLASSES), 0), []),
    products: optional(listOf(code, 0), []),
    except: optional(listOf(code, 0), []),
    bundles: optional(listOf(code, 0), []),
  }),
});

const rounds = object<plan.RoundDefaults>({
  rule: oneOf(QUOTA_RULES),
  shortageRule: oneOf(QUOTA_RULES),
  dues: oneOf(DUES_MODES),
  minimumFen: integer(0, 100_000_000),
  opensMinutesBeforeWindow: minutes,
  cutOffMinutesBeforeWindow: minutes,
  payByMinutesBeforeWindow: minutes,
  weightTolerancePercent: integer(0, 50),
});

const rules = object<plan.PlanRules>({
  vehiclesEnter: flag(),
  peopleEnter: flag(),
  label: object<plan.PlanRules['label']>({
    name: flag(),
    address: oneOf(['room', 'building']),
    phone: oneOf(['full', 'masked']),
    days: optional(integer(0, 90)),
  }),
  outsideWindow: object<plan.PlanRules['outsideWindow']>({
    action: oneOf(['refuse_and_propose_suspension', 'refuse']),
    permit: oneOf(ARRIVAL_PERMITS),
    text: text(200),
  }),
});

const priority = object<plan.PriorityRule>({ class: integer(1, 9), reason: text(), permille });

/** The plan as it stands in its file: the catalogue by file name. */
export interface PlanFile extends Omit<plan.Plan, 'catalogue'> {
  catalogue: string;
}

export const planShape = object<PlanFile>({
  code,
  name: text(),
  source: text(200),
  timeZone: oneOf([ZONE]),
  seed: integer(0, 0xffffffff),
  households: integer(1, 1_000_000),
  gridHouseholds: integer(50, 2000),
  catalogue: matching('同一文件夹里的文件名，写成 catalogue.yaml 这样', /^(?!\.)[^/\\\p{C}]{1,80}\.ya?ml$/u),
  district: object<plan.Plan['district']>({
    code: placeCode,
    name: text(),
    administrators: integer(1, 100),
    inspectors: integer(1, 100),
  }),
  streets: listOf(street),
  dropPoints: listOf(dropPoint),
  windows: listOf(deliveryWindow),
  hops: object<plan.Plan['hops']>({
    compound: optional(hops),
    bungalow: optional(hops),
    company: optional(hops),
  }),
  deliveryGroups: object<plan.Plan['deliveryGroups']>({
    compound: oneOf(['building', 'unit', 'grid']),
    bungalow: oneOf(['lane', 'grid']),
    company: oneOf(['company']),
  }),
  unitCaptains: flag(),
  chain: optional(
    object<plan.Plan['chain']>({
      compound: optional(chainWords),
      bungalow: optional(chainWords),
      company: optional(chainWords),
    }),
    {},
  ),
  rules,
  capacity: object<plan.Plan['capacity']>({
    gramsPerHouseholdWeek: integer(1, 1_000_000),
    householdsPerCarrier: integer(1, 10_000),
  }),
  suppliers: listOf(supplier),
  rounds,
  limits: optional(
    listOf(
      object<plan.ClassLimit>({
        class: oneOf(GOODS_CLASSES),
        quantity: integer(1, 10_000),
        periodDays: integer(1, 365),
      }),
      0,
    ),
    [],
  ),
  priceCeilings: optional(
    listOf(object<plan.PriceCeiling>({ product: code, ceilingFen: integer(1, 10_000_000) }), 0),
    [],
  ),
  residents: object<plan.Plan['residents']>({
    longNamesPermille: permille,
    rareNamesPermille: permille,
    priority: listOf(priority, 0),
  }),
});
