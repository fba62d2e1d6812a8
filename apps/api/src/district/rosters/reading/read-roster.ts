import { readAddress } from '@cailan/shared-types';
import { headingsOf } from './headings';
import { LineReader } from './read-line';
import type { HomeParts, ReadRoster } from './roster-row';
import { textOf, unreadable, type Cell, type Sheet } from './sheet.types';
import { sheetsOf } from './sheets';

/** The sheet of our own workbook that is no roster. */
export const HOW_TO_FILL_IN = '填写说明';

/** Below the list: sums, who filled it in. */
const BELOW = /^(?:合计|总计|小计|共计|制表|填表|审核|注[:：]|说明[:：]|备注[:：]|单位[:：（(])/;
/** What a title says beside the place: 幸福花园3号楼住户登记表. */
const OF_TITLE =
  /(?:住户|居民|业主|人员|信息|房屋|登记|名册|花名册|名单|台账|统计|情况|核对|一览|明细|汇总|表)+.*$/;

/**
 * Reads the roster in a file.
 * @throws UnreadableFile where nothing of it can be used.
 */
export function readRoster(fileName: string, bytes: Buffer): ReadRoster {
  const sheets = sheetsOf(fileName, bytes).filter(
    ({ name, rows }) => rows.length > 0 && name !== HOW_TO_FILL_IN,
  );
  if (sheets.length === 0) unreadable('是空的，请选有内容的名册');
  const read = sheets.map(readSheet);
  const roster: ReadRoster = {
    lines: read.flatMap(({ lines }) => lines),
    faults: read.flatMap(({ faults }) => faults),
    unused: read.flatMap(({ unused }) => unused),
  };
  if (roster.lines.length > 0) return roster;
  const [only] = roster.faults;
  return unreadable(only?.reason ?? '表头下面没有内容，请填好后再传', { sheet: only?.sheet ?? '' });
}

function readSheet({ name, rows }: Sheet): ReadRoster {
  const headings = headingsOf(name, rows);
  if (!headings) {
    const reason = '没有找到表头，应有一行写着 楼栋、单元、房号、户主、电话';
    return { lines: [], faults: [{ sheet: name, cell: '', value: '', reason }], unused: [] };
  }
  const titles = [
    name,
    ...rows.slice(0, headings.row).map((cells) => textOf(cells.find((cell) => textOf(cell) !== ''))),
  ];
  const around = headings.columns.has('building')
    ? undefined
    : titles.map(buildingIn).find((home) => home !== undefined);
  const reader = new LineReader(name, headings, around);
  const lines = rows.flatMap((cells, row) =>
    row > headings.row && isLine(cells) ? [reader.read(cells, row)] : [],
  );
  return {
    lines,
    faults: [],
    unused: headings.unused.length > 0 ? [{ sheet: name, headings: headings.unused }] : [],
  };
}

function isLine(cells: readonly Cell[]): boolean {
  const first = cells.find((cell) => textOf(cell) !== '');
  return first !== undefined && !BELOW.test(textOf(first));
}

/** The building that a sheet's name or title names, as `3号楼` and 幸福花园3号楼住户登记表 do. */
function buildingIn(title: string): HomeParts | undefined {
  const typed = title.replace(OF_TITLE, '').trim();
  const read = readAddress(`${typed}-1`);
  if (typed === '' || 'fault' in read) return undefined;
  const { room: _, before, ...home } = read;
  const isPlain = before !== undefined && /^\D|^\d{1,3}$/.test(before) && typed === before;
  const building = home.building ?? (isPlain ? before : undefined);
  return building === undefined && home.lane === undefined && home.group === undefined
    ? undefined
    : { ...home, ...(building !== undefined && { building }) };
}
