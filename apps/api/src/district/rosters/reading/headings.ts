import { halfWidth } from '@cailan/shared-types';
import { textOf, unreadable, type Cell } from './sheet.types';
import { cellName } from './sheets';

/** What a roster's columns are, by all the names that offices give them. */
const NAMES = {
  grid: ['网格', '所属网格', '网格名称', '网格号'],
  area: ['小区', '小区名称', '所在小区', '楼盘', '院落', '物业小区', '自然村', '村名'],
  group: ['村民组', '村民小组', '组', '组别', '小组', '生产队', '队', '连', '连队'],
  lane: ['弄', '弄号', '巷', '巷号', '胡同', '排', '排号'],
  building: [
    '楼栋',
    '楼栋号',
    '楼号',
    '楼',
    '楼幢',
    '楼座',
    '楼宇',
    '幢',
    '幢号',
    '栋',
    '栋号',
    '栋楼',
    '号楼',
    '座',
    '座号',
    '几号楼',
    '楼房号',
    '号',
  ],
  unit: ['单元', '单元号', '门', '门洞', '梯', '梯号', '楼道'],
  floor: ['楼层', '层', '所在楼层'],
  room: [
    '室',
    '室号',
    '房号',
    '房间',
    '房间号',
    '房屋',
    '房屋号',
    '门牌',
    '门牌号',
    '门牌号码',
    '户号',
    '门号',
    '室/房号',
    '房室号',
  ],
  address: [
    '地址',
    '详细地址',
    '住址',
    '家庭住址',
    '家庭地址',
    '居住地址',
    '现住址',
    '收货地址',
    '房屋地址',
    '住户地址',
    '详细住址',
    '楼栋单元房号',
    '楼号单元房号',
  ],
  name: [
    '户主',
    '户主姓名',
    '姓名',
    '业主',
    '业主姓名',
    '住户',
    '住户姓名',
    '居民',
    '居民姓名',
    '联系人',
    '收货人',
    '收件人',
    '收货人姓名',
  ],
  phone: [
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '联系电话',
    '联系方式',
    '电话号码',
    '户主电话',
    '联系手机',
    '移动电话',
    '收货人电话',
    '手机电话',
    '电话/手机',
  ],
  party: ['合租户', '合租序号', '第几户'],
  note: ['备注', '说明', '备注说明'],
  post: ['岗位', '职务', '身份'],
  scope: ['范围', '负责范围', '管理范围', '负责楼栋', '责任范围'],
} as const;

export type Field = keyof typeof NAMES;

const FIELDS = new Map<string, Field>(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)),
);

/** Titles stand above the headings, rarely more of them than this. */
const TITLE_ROWS = 30;

export interface Headings {
  /** The row that they stand in. */
  row: number;
  columns: Map<Field, number>;
  /** Headings that nothing is read from. */
  unused: string[];
}

/** `房号（室）`, `联系 电话`, `＊手机`: without blanks, brackets and marks. */
const plain = (cell: Cell | undefined): string =>
  halfWidth(textOf(cell))
    .replace(/\([^)]*\)|【[^】]*】/g, '')
    .replace(/[\s*:：]/g, '');

/**
 * The row of a sheet that names its columns, in whatever order; undefined where no row does.
 * @throws UnreadableFile where two columns have the same meaning, and nobody can say which is meant.
 */
export function headingsOf(sheet: string, rows: readonly Cell[][]): Headings | undefined {
  let best: Headings | undefined;
  for (const [row, cells] of rows.slice(0, TITLE_ROWS).entries()) {
    const found = fieldsOf(sheet, row, cells);
    if (found && found.columns.size > (best?.columns.size ?? 1)) best = found;
  }
  return best;
}

function fieldsOf(sheet: string, row: number, cells: readonly Cell[]): Headings | undefined {
  const columns = new Map<Field, number>();
  const unused: string[] = [];
  const twice: { name: string; column: number; first: number }[] = [];
  for (const [column, cell] of cells.entries()) {
    const name = plain(cell);
    if (name === '') continue;
    const field = FIELDS.get(name);
    const first = field && columns.get(field);
    if (!field) unused.push(name);
    else if (first === undefined) columns.set(field, column);
    else if (plain(cells[first]) !== name || first !== column - 1) twice.push({ name, column, first });
  }
  if (columns.size < 2 || !isRoster(columns)) return undefined;
  freeNumber(cells, columns, twice);
  const [clash] = twice;
  if (clash) {
    const names = `${cellName(row, clash.first)}和${cellName(row, clash.column)}`;
    unreadable(`两列是同一个意思（${names}），分不清用哪一列，请删去一列`, {
      sheet,
      cell: cellName(row, clash.column),
      value: clash.name,
    });
  }
  return { row, columns, unused };
}

/** What makes a row of names a roster's: where people live, or what they are. */
const isRoster = (columns: ReadonlyMap<Field, number>): boolean =>
  (['room', 'address', 'post', 'building', 'lane', 'group'] as const).some((field) => columns.has(field));

/** 号 beside 栋 or 幢 is the room, beside 弄 the building; so is 座 beside 楼 its unit. */
function freeNumber(
  cells: readonly Cell[],
  columns: Map<Field, number>,
  twice: { name: string; column: number; first: number }[],
): void {
  for (const one of [...twice]) {
    const names = [plain(cells[one.first]), one.name];
    const other = names.includes('号') ? 'room' : names.includes('座') ? 'unit' : undefined;
    if (columns.get('building') !== one.first || !other || columns.has(other)) continue;
    const isFirst = ['号', '座'].includes(names[0] ?? '');
    columns.set(other, isFirst ? one.first : one.column);
    columns.set('building', isFirst ? one.column : one.first);
    twice.splice(twice.indexOf(one), 1);
  }
  // Lanes and groups without buildings have 号 for their houses: 3组15号, 5巷12号.
  const number = columns.get('building');
  const houses = number !== undefined && plain(cells[number]) === '号' && !columns.has('room');
  if (houses && (columns.has('lane') || columns.has('group'))) {
    columns.delete('building');
    columns.set('room', number);
  }
}
