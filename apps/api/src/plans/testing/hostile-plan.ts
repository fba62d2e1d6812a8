/** A plan of three doors without a fault, and its catalogue: what a hostile file is made from, line by line. */
export const SOUND_PLAN = `code: small
name: 小区保供方案
source: 本街道
timeZone: Asia/Shanghai
seed: 1
households: 60
gridHouseholds: 50
catalogue: goods.yaml
district: { code: QU, name: 本区, administrators: 1, inspectors: 1 }
streets:
  - code: JD
    name: 中心街道
    staff: 1
    communities:
      - code: SQ
        name: 花园社区
        staff: 1
        areas:
          - { code: HY, name: 花园, kind: compound, dropPoint: MEN, households: 40, layouts: [{ units: 2, floors: 6, roomsPerFloor: 2 }] }
          - { code: XY, name: 新园, kind: compound, dropPoint: MEN, households: 20, layouts: [{ units: 1, floors: 6, roomsPerFloor: 2 }] }
dropPoints:
  - { code: MEN, name: 花园门口, kind: gate, place: SQ, staff: 1, capacityHouseholds: 100 }
windows:
  - { code: WAN, name: 晚间配送, placeKinds: [compound], start: '19:30', end: '21:30' }
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
  outsideWindow: { action: refuse, permit: never, text: 其它时间不配送 }
capacity: { gramsPerHouseholdWeek: 13000, householdsPerCarrier: 182 }
suppliers:
  - code: LBX
    name: 老百姓超市
    address: 中心路 1 号
    licence: { number: BG-1, validUntil: '2027-12-31' }
    contact: { name: 马建国, phone: '19909930001' }
    staff: 1
    drivers: 1
    vehicles: [新D·A1201]
    communities: [SQ]
    windows: [{ window: WAN }]
    carries: { classes: [grain] }
rounds:
  rule: first_come
  shortageRule: fair
  dues: before_confirm
  minimumFen: 0
  opensMinutesBeforeWindow: 2880
  cutOffMinutesBeforeWindow: 1320
  payByMinutesBeforeWindow: 1200
  weightTolerancePercent: 10
residents: { longNamesPermille: 10, rareNamesPermille: 10, priority: [] }
`;

export const SOUND_CATALOGUE = `name: 商品目录
products:
  - { code: MI, name: 大米, spec: 5 kg, unit: 袋, class: grain, saleKind: piece, priceFen: 3490, massGrams: 5000, storage: ambient, shelf: A1 }
bundles: []
`;

export type Contents = Buffer | string;

/** What is brought, the file, and word by word what its author is told. */
export type Hostile = [what: string, contents: Contents, ...sentences: string[]];

/** 大米 in the encoding of a Chinese Windows. */
export const GB18030_RICE = Buffer.from([0xb4, 0xf3, 0xc3, 0xd7]);

const instead =
  (found: string | RegExp, put: string) =>
  (text: string): string => {
    const changed = text.replace(found, () => put);
    if (changed === text) throw new Error(`nothing to replace: ${String(found)}`);
    return changed;
  };

export const inPlan = (...changes: [found: string, put: string][]): string =>
  changes.reduce((text, [found, put]) => instead(found, put)(text), SOUND_PLAN);

export const inGoods = (found: string, put: string): string => instead(found, put)(SOUND_CATALOGUE);
