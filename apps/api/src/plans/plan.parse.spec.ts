import { changedPlanFile, faultsOf, readPlanFile } from './testing/repository-plans';

describe('the plans of the repository', () => {
  it.each(['a8-regiment.yaml', 'a12-street.yaml'])('%s has no fault', (name) => {
    expect(faultsOf(readPlanFile(name))).toEqual([]);
  });
});

describe('a bad plan', () => {
  const cases: [change: Record<string, unknown>, ...faults: string[]][] = [
    // shapes
    [{ seed: 'eight' }, 'seed: expected a whole number from 0 to 4294967295'],
    [{ seed: 1.5 }, 'seed: expected a whole number from 0 to 4294967295'],
    [{ name: undefined }, 'name: missing'],
    [{ name: '' }, 'name: expected text'],
    [{ colour: 'green' }, 'colour: unknown field'],
    [{ 'suppliers.1.licence.colour': 'red' }, 'suppliers[1].licence.colour: unknown field'],
    [{ timeZone: 'Europe/Paris' }, 'timeZone: expected one of Asia/Shanghai'],
    [{ district: [] }, 'district: expected a mapping'],
    [{ limits: {} }, 'limits: expected a list'],
    [{ 'windows.0.start': '25:00' }, 'windows[0].start: expected a time of day HH:MM'],
    [{ 'windows.0.weekdays': [0] }, 'windows[0].weekdays[0]: expected a whole number from 1 to 7'],
    [{ unitCaptains: 'yes' }, 'unitCaptains: expected true or false'],
    [{ 'suppliers.0.contact.phone': '123' }, 'suppliers[0].contact.phone: expected a Chinese phone number'],
    [{ 'suppliers.0.vehicles.0': 'B-AD 12' }, 'suppliers[0].vehicles[0]: expected a Chinese number plate'],
    [
      { 'suppliers.0.licence.validUntil': '2027-13-01' },
      'suppliers[0].licence.validUntil: expected a date YYYY-MM-DD',
    ],
    [{ 'rounds.minimumFen': -1 }, 'rounds.minimumFen: expected a whole number from 0 to 100000000'],
    [{ 'limits.0.quantity': 0 }, 'limits[0].quantity: expected a whole number from 1 to 10000'],
    [{ 'dropPoints.0.staff': -2 }, 'dropPoints[0].staff: expected a whole number from 0 to 100000'],
    [
      { 'limits.0.class': 'toys' },
      expect.stringMatching(/^limits\[0\]\.class: expected one of grain, /) as string,
    ],
    [
      { 'hops.company.2.stop': 'moon' },
      expect.stringMatching(/^hops\.company\[2\]\.stop: expected one of /) as string,
    ],
    // places
    [{ households: 800 }, 'households: the areas add up to 822'],
    [
      { 'streets.0.communities.1.code': 'LJY', 'dropPoints.2.place': 'LJY', ...servesOnly('LJY') },
      'streets[0].communities[1].code: LJY is already used at streets[0].communities[0].code',
    ],
    [
      { 'streets.0.communities.0.areas.0.dropPoint': 'NOWHERE' },
      'streets[0].communities[0].areas[0].dropPoint: unknown drop point NOWHERE',
    ],
    [
      { 'streets.0.communities.1.areas.0.lanes': undefined },
      'streets[0].communities[1].areas[0].lanes: needed by a bungalow',
    ],
    [
      { 'streets.0.communities.1.areas.0.lanes': 'nine' },
      'streets[0].communities[1].areas[0].lanes: expected a whole number from 1 to 200',
    ],
    [
      { 'streets.0.communities.1.areas.0.platoons': 3 },
      'streets[0].communities[1].areas[0].platoons: only for a company',
    ],
    [
      { 'streets.0.communities.2.areas.0.households': 3, households: 741 },
      'streets[0].communities[2].areas[0].households: fewer than its 4 platoons',
    ],
    [{ 'dropPoints.0.place': 'MARS' }, 'dropPoints[0].place: unknown place MARS'],
    [{ 'dropPoints.0.via': 'XFY-GATE' }, 'dropPoints[0].via: not a sorting point'],
    [
      { 'dropPoints.0.capacityHouseholds': 100 },
      'dropPoints[0].capacityHouseholds: its areas have 282 households',
    ],
    [{ 'district.code': 'L-JT' }, 'district.code: expected a code of letters and digits'],
    // windows and hops
    [{ 'windows.0.end': '11:00' }, 'windows[0].end: before start'],
    [{ 'windows.1.placeKinds': ['compound'] }, 'windows: no window for bungalow'],
    [
      { 'windows.1.placeKinds.1': 'compound' },
      'windows[1].placeKinds[1]: compound is listed twice',
      'windows: no window for bungalow',
    ],
    [{ 'hops.company': undefined }, 'hops.company: missing'],
    [
      { 'hops.company.0.stop': 'committee' },
      'hops.company[0].stop: the first stop is the supermarket',
      'hops.company[3].stop: committee is passed twice',
    ],
    [{ 'hops.company.4.stop': 'captain' }, 'hops.company[4].stop: the last stop is the household'],
    [{ 'hops.company.3.stop': 'delivery_point' }, 'hops.company[3].stop: the plan has no delivery_point'],
    [
      { 'dropPoints.3.kind': 'gate' },
      'streets[0].communities[2].areas[0].dropPoint: no gate in hops.company',
    ],
    // suppliers
    [{ 'suppliers.1.code': 'LBX' }, 'suppliers[1].code: LBX is already used at suppliers[0].code'],
    [
      { 'suppliers.2.vehicles': ['新D·A1201'] },
      'suppliers[2].vehicles[0]: 新D·A1201 is already used at suppliers[0].vehicles[0]',
    ],
    [{ 'suppliers.0.communities.2': 'XX' }, 'suppliers[0].communities[2]: unknown community XX'],
    [{ 'suppliers.3.windows.0': { window: 'DAWN' } }, 'suppliers[3].windows[0].window: unknown window DAWN'],
    [
      { 'suppliers.3.windows.0': { window: 'TOWN-EVENING', start: '21:00', end: '20:00' } },
      'suppliers[3].windows[0].end: before start',
    ],
    [
      { 'suppliers.3.windows.0': { window: 'TOWN-EVENING', start: '19:00', end: '22:00' } },
      'suppliers[3].windows[0].start: before the window opens at 19:30',
      'suppliers[3].windows[0].end: after the window ends at 21:30',
    ],
    [
      { 'suppliers.4.carries.products.1': 'MEA-999' },
      'suppliers[4].carries.products[1]: unknown product MEA-999',
    ],
    [{ 'suppliers.4.carries.products': [] }, 'suppliers[4].carries: nothing'],
    [
      { 'suppliers.4.carries.bundles': ['BUN-999'] },
      'suppliers[4].carries.bundles[0]: unknown bundle BUN-999',
    ],
    [
      { 'suppliers.4.carries.bundles': ['BUN-002'] },
      'suppliers[4].carries.bundles[0]: its component VEG-020 is not carried',
    ],
    [{ 'suppliers.5.licence.pharmacy': false }, "suppliers[5].carries: MED-001 needs a pharmacy's licence"],
    // terms
    [{ 'rounds.cutOffMinutesBeforeWindow': 2880 }, 'rounds.cutOffMinutesBeforeWindow: before opening'],
    [{ 'rounds.payByMinutesBeforeWindow': 1320 }, 'rounds.payByMinutesBeforeWindow: before the cut-off'],
    [{ 'limits.1.class': 'grain' }, 'limits[1].class: grain is limited twice'],
    [{ 'priceCeilings.0.product': 'GRN-999' }, 'priceCeilings[0].product: unknown product GRN-999'],
    [{ 'priceCeilings.0.ceilingFen': 3000 }, "priceCeilings[0].ceilingFen: the catalogue's price is 3490"],
    [
      { 'priceCeilings.1.product': 'GRN-001', 'priceCeilings.1.ceilingFen': 9000 },
      'priceCeilings[1].product: GRN-001 has two ceilings',
    ],
    [
      { 'residents.priority.0.permille': 1000 },
      'residents.priority: the shares add up to 1047 of 1000 households',
    ],
  ];

  it.each(cases)('%j', (change, ...faults) => {
    expect(faultsOf(changedPlanFile('a8-regiment.yaml', change))).toEqual(faults);
  });

  /** Leaves every supplier serving one community, for the cases that take the others away. */
  function servesOnly(community: string): Record<string, unknown> {
    return Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((n) => [`suppliers.${n}.communities`, [community]]));
  }

  it('names every fault at once', () => {
    const faults = faultsOf(
      changedPlanFile('a8-regiment.yaml', {
        seed: null,
        'windows.0.end': '10:00',
        'suppliers.3.windows.0': { window: 'TOWN-EVENING', end: '19:00' },
        'suppliers.6.colour': 1,
        'priceCeilings.2.product': 'NIX',
      }),
    );
    expect(faults.map((fault) => fault.split(': ')[0])).toEqual([
      'seed',
      'suppliers[6].colour',
      'windows[0].end',
      'suppliers[3].windows[0].end',
      'priceCeilings[2].product',
    ]);
  });

  it.each(['', 'just text', '[]', '42', 'null'])('is refused when it is %j', (source) => {
    expect(faultsOf(source)).toContain('plan: expected a mapping');
  });

  it.each([
    ['a: [', /^plan: line \d+, column \d+: /],
    ['a: 1\na: 2', /^plan: line 2, column 1: Map keys must be unique/],
    ['a: *nothing', /^plan: .*nothing/],
  ])('names the line of what is not YAML: %j', (source, fault) => {
    expect(faultsOf(source)).toEqual([expect.stringMatching(fault)]);
  });
});
