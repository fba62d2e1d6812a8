import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import type { FileHead } from '../file-head';

export interface SheetColumn {
  header: string;
  /** Characters. */
  width: number;
  /** Excel number format: '0.00'. */
  format?: string;
}

type Cell = string | number | null;

/** Rows go out as they come; a workbook of 100,000 rows never stands in memory. */
export class Book {
  private readonly names = new Set<string>();

  private constructor(
    private readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter,
    private readonly head: FileHead,
    private readonly out: Writable,
  ) {}

  /** Begins a workbook on `out`. exceljs is loaded on first use: it would slow the API's cold start down. */
  static async open(head: FileHead, out: Writable): Promise<Book> {
    const { default: excel } = await import('exceljs');
    const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
    workbook.creator = head.author;
    workbook.created = new Date(head.printedAt);
    workbook.modified = new Date(head.printedAt);
    return new Book(workbook, head, out);
  }

  /** A sheet whose head row stays in sight and is printed on every page, the first `frozen` columns with it. */
  sheet(name: string, columns: readonly SheetColumn[], frozen: number): Sheet {
    const sheet = this.workbook.addWorksheet(this.freeName(name), {
      views: [{ state: 'frozen', xSplit: frozen, ySplit: 1 }],
      pageSetup: {
        paperSize: 9,
        orientation: columns.length > 8 ? 'landscape' : 'portrait',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:1',
      },
      headerFooter: { oddFooter: `&L${amp(this.head.reference)}&C${amp(legible(name))}&R第 &P / &N 页` },
    });
    return new Sheet(sheet, columns);
  }

  async end(): Promise<void> {
    if (this.names.size === 0) this.sheet('空', [], 0).end();
    await this.workbook.commit();
  }

  /** Lets the written rows flow. Throws once the reader has gone away. */
  async ready(): Promise<void> {
    await setImmediate();
    if (this.out.destroyed) throw this.out.errored ?? new Error('the reader went away');
  }

  /** Excel allows 31 characters, none of []:*?/\, and each name once. */
  private freeName(wanted: string): string {
    const allowed = legible(wanted).replace(/[[\]:*?/\\]/g, ' ');
    // Cut in UTF-16, as Excel counts: half of a character goes with what is cut.
    const base = legible(allowed.trim().slice(0, 26)).replace(/^'+|'+$/g, '') || '表';
    let name = base;
    for (let i = 2; this.names.has(name.toLowerCase()); i++) name = `${base} ${i}`;
    this.names.add(name.toLowerCase());
    return name;
  }
}

class Sheet {
  private rows = 1;

  constructor(
    private readonly sheet: ExcelJS.Worksheet,
    columns: readonly SheetColumn[],
  ) {
    sheet.columns = columns.map(({ header, width, format }) => ({
      header: legible(header),
      width,
      style: { numFmt: format },
    }));
    const head = sheet.getRow(1);
    head.font = { bold: true };
    head.border = { bottom: { style: 'medium' } };
    head.commit();
  }

  row(cells: readonly Cell[], bold = false): void {
    const row = this.sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? legible(cell) : cell)));
    if (bold) row.font = { bold: true };
    row.commit();
    this.rows += 1;
  }

  /** A last row with sums that stay right when somebody edits above; `columns` are 1-based. */
  totals(label: string, columns: readonly { column: number; sum: number }[]): void {
    const row = this.sheet.addRow([label]);
    for (const { column, sum } of columns) {
      const letter = this.sheet.getColumn(column).letter;
      row.getCell(column).value = { formula: `SUM(${letter}2:${letter}${this.rows})`, result: sum };
    }
    row.font = { bold: true };
    row.border = { top: { style: 'medium' } };
    row.commit();
  }

  end(): void {
    this.sheet.commit();
  }
}

// eslint-disable-next-line no-control-regex -- these are what is taken out
const ILLEGIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Without what XML cannot hold: one such character, kept from before it was refused, would spoil the workbook. */
function legible(text: string): string {
  return text.replace(ILLEGIBLE, '');
}

function amp(text: string): string {
  return text.replaceAll('&', '&&');
}
