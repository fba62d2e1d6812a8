import { PLACE_KINDS, type PlaceKind } from '@cailan/shared-types';

/** A spec that shows what a field of a plan does: its file from `apps/api/src`, and part of its title. */
export type Effect = readonly [file: string, title: string];

const CHAIN = 'district/chain/chain.spec.ts';
const EXPANDED = 'plans/plan.expand.spec.ts';
const REPOSITORY = 'plans/repository-plans.spec.ts';
const LOADED = 'plans/plan.loader.spec.ts';
const TERMS = 'district/supermarkets/supplier-terms.spec.ts';
const CONDUCT = 'road/handoffs/conduct.spec.ts';
const RECIPIENTS = 'ordering/lists/recipients.spec.ts';
const BAD = 'plans/plan.parse.spec.ts';
const OPENING = 'ordering/rounds/rounds.spec.ts';
const WINDOWS = 'district/windows/windows.service.spec.ts';

const rows: Effect = [LOADED, 'brings every row of %s, once'];
const doors: Effect = [REPOSITORY, 'writes doors as people say them'];
const codes: Effect = [EXPANDED, 'resolves every reference'];
const people: Effect = [LOADED, 'brings every row of %s, once'];
const told: Effect = [TERMS, 'are told to the shop, its district and the inspectors, and to no other shop'];
const carried: Effect = [REPOSITORY, 'sells meat at the butcher, medicine at the pharmacies only'];
const goods: Effect = [
  'district/catalogue/catalogue.service.spec.ts',
  'shows products as the plan’s catalogue has them',
];
const windows: Effect = [
  WINDOWS,
  'are there for eight days from the local day on, with every drop point’s capacity',
];
const way: Effect = [
  REPOSITORY,
  'has one sorting point with 100 people, which every delivery point is filled from',
];
const invented: Effect = [REPOSITORY, 'has long names and rare characters among its people'];

function ofEachKind(effects: (kind: PlaceKind) => Record<string, Effect>): Record<string, Effect> {
  return Object.assign({}, ...PLACE_KINDS.map(effects)) as Record<string, Effect>;
}

/**
 * Every field of a plan by its path (items of lists as `[]`), with the spec that shows its effect. `plan-fields.spec.ts`
 * walks the schema: a field that is not here, or whose change changes nothing of what is loaded, fails.
 */
export const fieldEffects: Readonly<Record<string, Effect>> = {
  code: rows,
  name: ['district/plan/plan-view.spec.ts', 'shows the plan in force'],
  source: ['district/plan/plan-view.spec.ts', 'shows the plan in force'],
  timeZone: [BAD, 'a bad plan'],
  seed: [EXPANDED, 'gives the same rows for the same plan, and others for another seed'],
  households: [BAD, 'a bad plan'],
  gridHouseholds: [REPOSITORY, 'and grids of about 300'],
  catalogue: goods,
  'district.code': rows,
  'district.name': codes,
  'district.administrators': people,
  'district.inspectors': people,
  'streets[].code': codes,
  'streets[].name': codes,
  'streets[].staff': people,
  'streets[].communities[].code': codes,
  'streets[].communities[].name': codes,
  'streets[].communities[].staff': people,
  'streets[].communities[].areas[].code': doors,
  'streets[].communities[].areas[].name': doors,
  'streets[].communities[].areas[].kind': doors,
  'streets[].communities[].areas[].committee': people,
  'streets[].communities[].areas[].dropPoint': [
    EXPANDED,
    'covers the households of each drop point in one window',
  ],
  'streets[].communities[].areas[].households': [
    EXPANDED,
    'hits the households of any compound exactly, in rooms used once',
  ],
  'streets[].communities[].areas[].layouts[].units': [
    EXPANDED,
    'hits the households of any compound exactly, in rooms used once',
  ],
  'streets[].communities[].areas[].layouts[].floors': [
    EXPANDED,
    'hits the households of any compound exactly, in rooms used once',
  ],
  'streets[].communities[].areas[].layouts[].roomsPerFloor': [
    EXPANDED,
    'hits the households of any compound exactly, in rooms used once',
  ],
  'streets[].communities[].areas[].lanes': doors,
  'streets[].communities[].areas[].platoons': doors,
  'dropPoints[].code': codes,
  'dropPoints[].name': codes,
  'dropPoints[].kind': way,
  'dropPoints[].place': codes,
  'dropPoints[].via': way,
  'dropPoints[].staff': [REPOSITORY, 'has 12 delivery points of 1,277 households and 7 people each'],
  'dropPoints[].capacityHouseholds': windows,
  'windows[].code': windows,
  'windows[].name': windows,
  'windows[].placeKinds': windows,
  'windows[].weekdays': [WINDOWS, 'follow the rule’s weekdays'],
  'windows[].start': windows,
  'windows[].end': windows,
  'hops.compound[].stop': way,
  'hops.compound[].holds': way,
  'hops.bungalow[].stop': way,
  'hops.bungalow[].holds': way,
  'hops.company[].stop': way,
  'hops.company[].holds': way,
  'deliveryGroups.compound': [EXPANDED, 'can make each unit a delivery group'],
  'deliveryGroups.bungalow': [REPOSITORY, 'groups deliveries by building, lane and company'],
  'deliveryGroups.company': [REPOSITORY, 'groups deliveries by building, lane and company'],
  unitCaptains: [REPOSITORY, 'has a captain for every unit'],
  'rules.vehiclesEnter': [CONDUCT, 'records nothing where the plan lets them in'],
  'rules.peopleEnter': [CONDUCT, 'records nothing where the plan lets them in'],
  'rules.label.name': [RECIPIENTS, 'are named on the pack sheet’s screen as the plan lets papers name them'],
  'rules.label.address': [RECIPIENTS, 'are on their labels with name, address to the room'],
  'rules.label.phone': [RECIPIENTS, 'are on their labels with name, address to the room'],
  'rules.label.days': [RECIPIENTS, 'are shown for as long as the plan says'],
  'rules.outsideWindow.action': [
    CONDUCT,
    'proposes the suspension only where the plan says so, in the plan’s words',
  ],
  'rules.outsideWindow.permit': [
    CONDUCT,
    'lets nobody in outside the window where the plan says never, whatever the reason',
  ],
  'rules.outsideWindow.text': [
    CONDUCT,
    'proposes the suspension only where the plan says so, in the plan’s words',
  ],
  ...ofEachKind((kind) => ({
    [`chain.${kind}.collects`]: [CHAIN, 'has community staff add up, confirm, pay and keep the book'],
    [`chain.${kind}.confirms`]: [CHAIN, 'has community staff add up, confirm, pay and keep the book'],
    [`chain.${kind}.receives`]: [CHAIN, 'has grid leaders receive, and hand out to those who come'],
    [`chain.${kind}.handsOut`]: [CHAIN, 'has grid leaders receive, and hand out to those who come'],
  })),
  'capacity.gramsPerHouseholdWeek': ['district/plan/plan-view.spec.ts', 'shows the plan in force'],
  'capacity.householdsPerCarrier': ['district/plan/plan-view.spec.ts', 'shows the plan in force'],
  'suppliers[].code': rows,
  'suppliers[].name': told,
  'suppliers[].address': told,
  'suppliers[].licence.number': rows,
  'suppliers[].licence.validUntil': [TERMS, 'let no load leave after the licence ended'],
  'suppliers[].licence.pharmacy': carried,
  'suppliers[].contact.name': told,
  'suppliers[].contact.phone': told,
  'suppliers[].staff': people,
  'suppliers[].drivers': people,
  'suppliers[].vehicles': [TERMS, 'name its vehicles: the gate sees which vehicle is none of them'],
  'suppliers[].communities': [TERMS, 'let a round be for the communities that it serves alone'],
  'suppliers[].windows[].window': [TERMS, 'let a round be in the windows that it serves alone'],
  'suppliers[].windows[].start': [TERMS, 'narrow the window to the supplier’s own hours'],
  'suppliers[].windows[].end': [TERMS, 'narrow the window to the supplier’s own hours'],
  'suppliers[].carries.classes': carried,
  'suppliers[].carries.products': carried,
  'suppliers[].carries.except': carried,
  'suppliers[].carries.bundles': carried,
  'rounds.rule': told,
  'rounds.shortageRule': told,
  'rounds.dues': told,
  'rounds.minimumFen': told,
  'rounds.opensMinutesBeforeWindow': told,
  'rounds.cutOffMinutesBeforeWindow': told,
  'rounds.payByMinutesBeforeWindow': told,
  'rounds.weightTolerancePercent': told,
  'limits[].class': ['ordering/lists/lists.service.spec.ts', 'keeps limits over all suppliers'],
  'limits[].quantity': ['ordering/lists/lists.service.spec.ts', 'keeps limits over all suppliers'],
  'limits[].periodDays': ['ordering/lists/lists.service.spec.ts', 'keeps limits over all suppliers'],
  'priceCeilings[].product': [OPENING, 'refuses what may not open: ceilings'],
  'priceCeilings[].ceilingFen': [OPENING, 'refuses what may not open: ceilings'],
  'residents.longNamesPermille': invented,
  'residents.rareNamesPermille': invented,
  'residents.priority[].class': [EXPANDED, 'gives every household a resident, a few of them priority'],
  'residents.priority[].reason': [EXPANDED, 'gives every household a resident, a few of them priority'],
  'residents.priority[].permille': [EXPANDED, 'gives every household a resident, a few of them priority'],
};
