import { read, SSF, utils, type CellObject, type Range, type WorkSheet } from '@e965/xlsx';
import { decodeText } from './decode-text';
import { columnName, textOf, unreadable, type Cell, type Sheet } from './sheet.types';
import { boundedNames } from './zip-bounds';

/** How numbers and dates are shown; its makers leave it untyped. */
const FORMATS = SSF as {
  format: (code: string, value: number) => string;
  is_date: (code: string) => boolean;
};

const MOST_ROWS = 30_000;
const MOST_COLUMNS = 200;
const MOST_SHEETS = 500;
const MOST_MERGED = 300_000;
/** The longest that anybody writes into a cell of a roster; more of it is a quotation mark that nobody closed. */
const LONGEST = 500;

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const PICTURES = [Buffer.from('89504e47', 'hex'), Buffer.from('ffd8ff', 'hex'), Buffer.from('GIF8')];
const NO_TABLE = '不是表格，请传 .xlsx、.xls 或 .csv';
const ZIP = Buffer.from('PK\x03\x04');
const SAVE_AS = '请在表格软件里打开，另存为 .xlsx 再传';

/**
 * The sheets of a file that somebody sent: XLSX, XLS or CSV, told by what is in it.
 * @throws UnreadableFile with the reason, for who sent it.
 */
export function sheetsOf(fileName: string, bytes: Buffer): Sheet[] {
  if (bytes.length === 0) unreadable('是空的，请选有内容的名册');
  if (/\.et$/i.test(fileName)) unreadable(`是 WPS 的 .et 文件，${SAVE_AS}`);
  const sheets = bookOf(bytes);
  if (sheets.length > MOST_SHEETS) unreadable(`有 ${sheets.length} 张表，最多 ${MOST_SHEETS} 张`);
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows > MOST_ROWS) unreadable(`超过 ${MOST_ROWS} 行，请分成几个文件再传`);
  return sheets;
}

function bookOf(bytes: Buffer): Sheet[] {
  if (bytes.subarray(0, 4).equals(ZIP)) return zipped(bytes);
  if (bytes.subarray(0, 8).equals(OLE)) return compound(bytes);
  return texts(bytes);
}

function zipped(bytes: Buffer): Sheet[] {
  const names = boundedNames(bytes);
  if (!names.includes('xl/workbook.xml')) unreadable(`不是 .xlsx 表格，${SAVE_AS}`);
  return workbook(bytes, 'buffer');
}

/** XLS of twenty years; what is locked lies in the same kind of container. */
function compound(bytes: Buffer): Sheet[] {
  const has = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) unreadable(`有密码，请去掉密码后另存为 .xlsx 再传`);
  if (!has('Workbook') && !has('Book')) unreadable(`不是表格，${SAVE_AS}`);
  return workbook(bytes, 'buffer');
}

function texts(bytes: Buffer): Sheet[] {
  if (PICTURES.some((head) => bytes.subarray(0, head.length).equals(head))) unreadable(NO_TABLE);
  const text = decodeText(bytes);
  const begin = text.slice(0, 200).trimStart();
  if (begin.startsWith('<')) unreadable(`是网页格式的表格，${SAVE_AS}`);
  // eslint-disable-next-line no-control-regex -- what no text has, and pictures and PDFs do
  if (begin.startsWith('%PDF') || /[\u0001-\u0008\u000e-\u001a]/.test(begin)) unreadable(NO_TABLE);
  return workbook(text, 'string').map(({ rows }) => ({
    name: '',
    rows: rows.map((row) => row.map(typedCell)),
  }));
}

/** `="0501"` keeps its zero from the table program that opens it; any other `=` in a text was never worked out. */
function typedCell(cell: Cell): Cell {
  if (typeof cell !== 'string' || !cell.startsWith('=')) return cell;
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? { text: cell, odd: 'formula' };
}

function workbook(data: Buffer | string, type: 'buffer' | 'string'): Sheet[] {
  const book = parsed(data, type);
  return book.SheetNames.flatMap((name, i) => {
    const sheet = book.Sheets[name];
    const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0;
    return sheet && !hidden ? [{ name, rows: rowsOf(name, sheet) }] : [];
  });
}

function parsed(data: Buffer | string, type: 'buffer' | 'string'): ReturnType<typeof read> {
  try {
    const settings = {
      dense: true,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      sheetStubs: true,
      sheetRows: MOST_ROWS + 1,
    };
    return read(data, { ...settings, type, raw: type === 'string' });
  } catch (error) {
    const locked = /password|encrypt/i.test((error as Error).message);
    return unreadable(locked ? '有密码，请去掉密码后另存为 .xlsx 再传' : `打不开，${SAVE_AS}`);
  }
}

function rowsOf(name: string, sheet: WorkSheet): Cell[][] {
  const dense = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  const rows = Array.from(dense, (row) => Array.from(row ?? [], (cell) => (cell ? cellOf(cell) : '')));
  for (const row of rows) while (row.length > 0 && textOf(row.at(-1)) === '') row.pop();
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest > MOST_COLUMNS)
    unreadable(`有 ${widest} 列，最多 ${MOST_COLUMNS} 列，请只留要用的列`, { sheet: name });
  fillMerged(name, rows, sheet['!merges'] ?? []);
  return rows;
}

function cellOf(cell: CellObject): Cell {
  if (cell.t === 'e') return { text: String(cell.w ?? '#错误'), odd: 'error' };
  // A formula's cell without a value is a stub whose value is nothing, or 0.
  if (cell.t === 'z' || cell.v === undefined || cell.v === null)
    return cell.f === undefined ? '' : { text: `=${cell.f}`, odd: 'formula' };
  if (cell.t === 'd' || (cell.t === 'n' && typeof cell.z === 'string' && FORMATS.is_date(cell.z)))
    return { text: shown(cell), odd: 'date' };
  const text = String(cell.t === 'n' ? numberText(cell) : cell.v).trim();
  return text.length > LONGEST ? { text: `${text.slice(0, 40)}…`, odd: 'long' } : text;
}

const shown = ({ v, z, t }: CellObject): string =>
  t === 'n' && typeof v === 'number' ? FORMATS.format(String(z), v) : String(v);

/** 13812341234 as it is, `0501` where the format shows its zero. */
function numberText({ v, z }: CellObject): string {
  return typeof v === 'number' && typeof z === 'string' && /^0+$/.test(z) ? FORMATS.format(z, v) : String(v);
}

/** Every cell of a merged range says what its first one says. */
function fillMerged(sheet: string, rows: Cell[][], merges: readonly Range[]): void {
  const taken = new Map<number, Range>();
  for (const range of merges) {
    const { s, e } = {
      s: range.s,
      e: { r: Math.min(range.e.r, rows.length - 1), c: Math.min(range.e.c, MOST_COLUMNS) },
    };
    const value = rows[s.r]?.[s.c] ?? '';
    for (let r = s.r; r <= e.r; r++)
      for (let c = s.c; c <= e.c; c++) {
        const key = r * (MOST_COLUMNS + 1) + c;
        const other = taken.get(key);
        if (other)
          unreadable(`合并单元格 ${rangeName(other)} 和 ${rangeName(range)} 互相重叠，请取消合并后再传`, {
            sheet,
          });
        if (taken.size >= MOST_MERGED) unreadable('合并单元格太多，请取消合并后再传', { sheet });
        taken.set(key, range);
        const row = rows[r];
        if (!row || textOf(value) === '') continue;
        while (row.length < c) row.push('');
        row[c] = value;
      }
  }
}

const rangeName = ({ s, e }: Range): string => utils.encode_range({ s, e });

export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;
