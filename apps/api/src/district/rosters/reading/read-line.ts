import {
  cleanText,
  NAME_MOST,
  NOTE_MOST,
  phoneOf,
  readAddress,
  textFault,
  wholeOf,
  type Address,
} from '@cailan/shared-types';
import type { Field, Headings } from './headings';
import type { HomeParts, RosterLine } from './roster-row';
import { textOf, type Cell, type ReadFault } from './sheet.types';
import { cellName } from './sheets';

const ODD: Record<'date' | 'formula' | 'error' | 'long', string> = {
  date: '被表格当成了日期，请把这一列改成“文本”再填',
  formula: '公式没有算出结果，请在表格软件里打开、保存后再传',
  error: '公式出错，请改成要填的内容',
  long: '太长，可能少了一个引号，请核对',
};

/** A number that a table has cut to what it can show: the digits behind it are gone. */
const CUT_NUMBER = /^\d(?:\.\d+)?E\+?\d+$/i;
const PARTIES_MOST = 20;

/** Reads one row by its headings; what it says of the building may come from the sheet's name or title (`building`). */
export class LineReader {
  constructor(
    private readonly sheet: string,
    private readonly headings: Headings,
    private readonly around: HomeParts | undefined,
  ) {}

  read(cells: readonly Cell[], row: number): RosterLine {
    const faults: ReadFault[] = [];
    const at = (field: Field, reason: string): void => {
      const column = this.headings.columns.get(field) ?? 0;
      faults.push({ sheet: this.sheet, cell: cellName(row, column), value: textOf(cells[column]), reason });
    };
    const text = (field: Field): string => this.text(cells, field, at);
    const home = this.home(text, at, () => faults.length > 0);
    return {
      sheet: this.sheet,
      line: row + 1,
      said: cells.map(textOf).filter(Boolean).join(' ').slice(0, NOTE_MOST),
      at: this.where(cells, row),
      grid: text('grid'),
      home,
      party: this.party(text('party'), at),
      name: this.words('name', NAME_MOST, text, at),
      phone: phone(text('phone'), at),
      note: this.words('note', NOTE_MOST, text, at),
      faults,
    };
  }

  private where(cells: readonly Cell[], row: number): RosterLine['at'] {
    const { columns } = this.headings;
    const column = columns.get('room') ?? columns.get('address') ?? columns.get('building') ?? 0;
    return { cell: cellName(row, column), value: textOf(cells[column]) };
  }

  private text(cells: readonly Cell[], field: Field, at: (field: Field, reason: string) => void): string {
    const column = this.headings.columns.get(field);
    const cell = column === undefined ? '' : (cells[column] ?? '');
    if (typeof cell === 'string') return cleanText(cell);
    at(field, ODD[cell.odd]);
    return '';
  }

  private words(
    field: Field,
    most: number,
    text: (field: Field) => string,
    at: (field: Field, reason: string) => void,
  ) {
    const said = text(field);
    const fault = textFault(said, { most });
    if (fault) at(field, fault);
    return fault ? '' : said;
  }

  private party(said: string, at: (field: Field, reason: string) => void): number {
    if (said === '') return 1;
    const party = wholeOf(said, PARTIES_MOST, 1);
    if (party === undefined) at('party', `应填第几户，1 到 ${PARTIES_MOST}`);
    return party ?? 1;
  }

  /** Columns are put together as people write an address, so that one reader reads both. */
  private home(
    text: (field: Field) => string,
    at: (field: Field, reason: string) => void,
    isOdd: () => boolean,
  ): HomeParts {
    const has = (field: Field) => this.headings.columns.has(field);
    const area = text('area');
    const address = text('address');
    const parts = [
      worded(text('group'), '组'),
      worded(text('lane'), '弄'),
      worded(text('building'), '号楼'),
      worded(text('unit'), '单元'),
      text('room'),
    ];
    const inColumns = parts.some((part) => part !== '');
    const typed = inColumns ? parts.filter(Boolean).join(' ') : address;
    const field = inColumns || !has('address') ? (has('room') ? 'room' : 'building') : 'address';
    const read = readAddress(typed);
    if ('fault' in read) {
      if (!isOdd()) at(field, `${read.fault}，应写楼栋、单元、房号，如 3号楼2单元501`);
      return { area };
    }
    const home = within({ ...read, area: area || read.area }, this.around);
    if (home.room === undefined && parts[4] !== '') at(field, '没有写房号');
    return home;
  }
}

/** 5 in a column 楼栋 is 5号楼; what has its word already stays. */
function worded(said: string, word: string): string {
  return /^(?:\d+[A-Za-z]?|[A-Za-z]\d*|[甲乙丙丁戊己庚辛]|[零〇一二三四五六七八九十百]+|[东西南北中])$/.test(
    said,
  )
    ? said + word
    : said;
}

/** What the sheet's name or title says goes for all of its rows that do not say it themselves. */
function within(read: Address, around: HomeParts | undefined): HomeParts {
  if (!around) return read;
  const { before, ...said } = read;
  // Below a building's name the first of two numbers can only be the unit.
  const own = before === undefined ? said : { ...said, unit: before };
  return { ...around, ...own, area: own.area || around.area };
}

function phone(said: string, at: (field: Field, reason: string) => void): RosterLine['phone'] {
  if (said === '' || said === '无' || said === '-') return '';
  if (CUT_NUMBER.test(said)) at('phone', '号码被表格缩短了，请把这一列改成“文本”后重新填 11 位手机号');
  else {
    const read = phoneOf(said);
    if (read) return read;
    at('phone', '不是手机号，应填 11 位手机号，没有就空着');
  }
  return '';
}
