import { maskPhone, type RosterRowState } from '@cailan/shared-types';
import { addressOf, buildingName, doorOf, isVilla } from './naming';
import {
  placedBuildings,
  placedHouseholds,
  sameArea,
  type KnownBuilding,
  type KnownCommunity,
  type KnownHousehold,
  type Placed,
} from './known-places';
import type { HomeParts, RosterLine } from './reading/roster-row';
import type { ReadFault } from './reading/sheet.types';

/** What a row of a roster would do. */
export interface Outcome {
  line: RosterLine;
  state: RosterRowState;
  /** The household that is there already. */
  household?: KnownHousehold;
  /** Where a new one goes. */
  target?: Target;
  address: string;
  remark: string;
  faults: ReadFault[];
}

export interface Target {
  home: HomeParts;
  /** Null: the community's first grid, made with it. */
  gridId: string | null;
  /** A building that is there already. */
  buildingId: string | null;
  building: string;
}

/** Longest that the columns of households hold. */
const ADDRESS_MOST = 200;
const DOOR_MOST = 64;
const BUILDING_MOST = 60;

const key = ({ group = '', lane = '', building = '', room = '' }: HomeParts, withRoom = true): string =>
  [group, lane, building, withRoom ? room : ''].join('|');

/** Holds a roster against the places that are there; nothing is written. */
export function compare(lines: readonly RosterLine[], known: KnownCommunity): Outcome[] {
  const comparison = new Comparison(known, lines);
  return lines.map((line) => comparison.outcome(line));
}

class Comparison {
  private readonly homes = new Map<string, Placed<KnownHousehold>[]>();
  private readonly buildings = new Map<string, Placed<KnownBuilding>[]>();
  /** Buildings of which somebody, here or in the file, lives behind a numbered door. */
  private readonly roomed = new Set<string>();
  private readonly united = new Map<string, Set<string>>();
  /** Unit and room of every household that is there. */
  private readonly inUnits = new Set<string>();
  /** Where villas stand together. */
  private readonly villas: Placed<KnownBuilding>[];
  private readonly seen = new Map<string, RosterLine>();

  constructor(
    private readonly known: KnownCommunity,
    lines: readonly RosterLine[],
  ) {
    for (const household of placedHouseholds(known.households)) {
      const { before, ...home } = household.home;
      const kept = { ...household, home: before === undefined ? home : { ...home, building: before } };
      push(this.homes, key(kept.home), kept);
      this.note(kept.home);
      this.inUnits.add(`${home.unit ?? ''} ${home.room ?? ''}`);
    }
    const placed = placedBuildings(known.buildings);
    this.villas = placed.filter(({ villas }) => villas);
    for (const building of placed)
      if (!building.villas) push(this.buildings, key(building.home, false), building);
    for (const { home, faults } of lines) if (faults.length === 0) this.note(home);
  }

  private note(home: HomeParts): void {
    const building = key(home, false);
    if (home.room !== undefined) this.roomed.add(building);
    if (home.room === undefined) return;
    const units = this.united.get(building) ?? new Set();
    this.united.set(building, units.add(home.unit ?? ''));
  }

  outcome(line: RosterLine): Outcome {
    if (line.faults.length > 0) return no(line, line.faults);
    const found = this.place(line);
    if (typeof found === 'string') return no(line, [faultOf(line, found)]);
    const twin = this.twinOf(line, found);
    if (twin) return twin;
    return found.household ? changes(line, found.household) : this.fresh(line, found.target);
  }

  /** Two rows of one household: the same said twice is nothing, two names are two parties, which the file must say. */
  private twinOf(line: RosterLine, { household, target }: Found): Outcome | undefined {
    const address = household?.address ?? addressOf(target.home);
    const id = `${household?.id ?? `${target.gridId ?? ''} ${address}`} ${line.party}`;
    const first = this.seen.get(id);
    if (!first) {
      this.seen.set(id, line);
      return undefined;
    }
    const other = first.sheet === line.sheet ? `第${first.line}行` : `“${first.sheet}”第${first.line}行`;
    if (first.name === line.name && first.phone === line.phone)
      return { line, state: 'same', household, address, remark: `和${other}一样`, faults: [] };
    return no(line, [
      faultOf(line, `和${other}是同一户，姓名或电话不一样；两家合住的，请加一列“合租户”写第几户`),
    ]);
  }

  private place(line: RosterLine): Found | string {
    const { home } = line;
    if (home.before !== undefined && home.building === undefined) return this.placeBefore(line, home.before);
    if (home.building === undefined && home.lane === undefined && home.group === undefined)
      return home.room === undefined ? '没有写楼栋和房号' : '没有写楼栋';
    if (isVilla(home) && this.roomed.has(key(home, false))) return '没有写房号';
    const same = (this.homes.get(key(home)) ?? []).filter(
      (one) => sameArea(one.home.area, home.area) && (home.unit === undefined || one.home.unit === home.unit),
    );
    const doors = new Set(same.map((one) => one.address));
    if (doors.size > 1) return this.unclear(home, same);
    const household = same.find(({ party }) => party === line.party);
    if (household)
      return {
        household,
        target: { home, gridId: household.gridId, buildingId: household.buildingId, building: '' },
      };
    return this.target(line);
  }

  /** `3-501` where no unit stands between: the building, unless a unit 3 with a 501 is there too. */
  private placeBefore(line: RosterLine, number: string): Found | string {
    const { before: _, ...home } = line.home;
    const asUnit = this.inUnits.has(`${number} ${home.room ?? ''}`);
    const units = this.united.get(key({ ...home, building: number }, false));
    if (asUnit && !units) return `分不清“${number}”是楼栋还是单元，请写成 3号楼2单元501`;
    return this.place({ ...line, home: { ...home, building: number } });
  }

  private unclear(home: HomeParts, same: readonly Placed<KnownHousehold>[]): string {
    const areas = new Set(same.map((one) => one.home.area));
    if (areas.size > 1) return `${[...areas].join('、')}都有这一户，请加一列“小区”`;
    return `${buildingName(home)}有${same.length}个单元都有${home.room ?? ''}，请写明单元`;
  }

  private target(line: RosterLine): Found | string {
    const { home } = line;
    const building = key(home, false);
    const there = (isVilla(home) ? this.villas : (this.buildings.get(building) ?? [])).filter((one) =>
      sameArea(one.home.area, home.area),
    );
    if (there.length > 1) return `${there.map(({ name }) => name).join('、')}分不清是哪一个，请加一列“小区”`;
    const isInUnits = [...(this.united.get(building) ?? [])].some((unit) => unit !== '');
    if (home.unit === undefined && isInUnits) return '这栋楼分单元，请写明单元';
    const [known] = there;
    const gridId = known ? known.gridId : this.gridFor(line);
    if (typeof gridId === 'object' && gridId !== null) return gridId.fault;
    return this.within(home, gridId, known);
  }

  private within(
    home: HomeParts,
    gridId: string | null,
    known: Placed<KnownBuilding> | undefined,
  ): Found | string {
    const said = [known?.home.area, home.area];
    const area = [...(isVilla(home) ? said.reverse() : said), this.areaOf(gridId)].find((name) => name) ?? '';
    const whole = { ...home, area };
    const building = known?.name ?? buildingName(whole);
    const fits = addressOf(whole).length <= ADDRESS_MOST && doorOf(whole).length <= DOOR_MOST;
    if (!fits || building.length > BUILDING_MOST) return '地址太长，请只写小区、楼栋、单元和房号';
    return { target: { home: whole, gridId, buildingId: known?.id ?? null, building } };
  }

  /** The grid that a new building goes to: the file's, the one where its compound is, or the only one. */
  private gridFor({ grid, home }: RosterLine): string | null | { fault: string } {
    const { grids } = this.known;
    if (grid !== '') {
      const named = grids.filter(({ name }) => name === grid || name.endsWith(grid));
      if (named.length === 1) return named[0]?.id ?? null;
      return { fault: `没有叫“${grid}”的网格，${this.known.name}有：${names(grids)}` };
    }
    const beside = new Set(
      home.area === ''
        ? []
        : [...this.buildings.values()]
            .flat()
            .filter(({ home: { area } }) => area !== '' && sameArea(area, home.area))
            .map(({ gridId }) => gridId),
    );
    if (beside.size === 1) return [...beside][0] ?? null;
    if (grids.length > 1) return { fault: `不知道在哪个网格，请加一列“网格”，填其中一个：${names(grids)}` };
    return grids[0]?.id ?? null;
  }

  /** What buildings beside it are called after; the community where there are none. */
  private areaOf(gridId: string | null): string {
    const areas = new Set(
      [...this.buildings.values()]
        .flat()
        .filter((one) => one.gridId === gridId)
        .map(({ home }) => home.area),
    );
    const [only = ''] = areas;
    return areas.size === 1 && only !== '' ? only : this.known.name;
  }

  private fresh(line: RosterLine, target: Target): Outcome {
    const address = addressOf(target.home);
    const remark = [
      target.buildingId === null ? `新楼栋 ${target.building}` : '',
      line.name === '' && line.phone === '' ? '空户' : '',
    ]
      .filter(Boolean)
      .join('，');
    return { line, state: 'new', target, address, remark, faults: [] };
  }
}

/** A household that is there, or where it goes. */
interface Found {
  household?: KnownHousehold;
  target: Target;
}

const names = (grids: readonly { name: string }[]): string => grids.map(({ name }) => name).join('、');

function push<T>(map: Map<string, T[]>, at: string, value: T): void {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}

const faultOf = ({ sheet, at }: RosterLine, reason: string): ReadFault => ({ sheet, ...at, reason });

const no = (line: RosterLine, faults: ReadFault[]): Outcome => ({
  line,
  state: 'unreadable',
  address: line.said,
  remark: '',
  faults,
});

/** What is blank in the file takes nothing away; what members say of themselves stays. */
function changes(line: RosterLine, household: KnownHousehold): Outcome {
  const { address } = household;
  const name = line.name !== '' && line.name !== household.name;
  const phone = line.phone !== '' && line.phone !== household.phone;
  const same = { line, household, address, faults: [] };
  if (!name && !phone) return { ...same, state: 'same', remark: '' };
  if (household.members > 0) return { ...same, state: 'same', remark: '住户已在手机上登记，以住户填的为准' };
  const was = [
    name ? `姓名原为 ${household.name || '空'}` : '',
    phone ? `电话原为 ${maskPhone(household.phone) || '空'}` : '',
  ];
  return { ...same, state: 'changed', remark: was.filter(Boolean).join('，') };
}
