import type { Stream } from '@cailan/shared-types';
import type { TestPerson, TestService } from '@cailan/trials/world/service';
import { pageText, readPdf } from './pdf-reader';

/** The bytes of a paper, which must be there. */
export async function paperBytes(
  service: TestService,
  as: TestPerson | undefined,
  paper: Stream,
  params: Record<string, string | number>,
): Promise<Buffer> {
  const { status, body } = await service.any(as, paper, { params });
  if (status !== 200) throw new Error(`${paper}: ${status} ${JSON.stringify(body)}`);
  return body as Buffer;
}

/** Each page's text without white space. */
export const pagesOf = (file: Buffer): string[] =>
  readPdf(file).map((page) => pageText(page).replace(/\s/g, ''));

export interface ReadSheet {
  name: string;
  /** By their heads. */
  rows: Record<string, string | number | null>[];
  /** The last row, its formulas as their results. */
  totals: Record<string, string | number | null>;
}

export async function sheetsOf(file: Buffer): Promise<ReadSheet[]> {
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer);
  return book.worksheets.map((sheet) => {
    const heads = (sheet.getRow(1).values as string[]).slice(1);
    const all = Array.from({ length: sheet.rowCount - 1 }, (_, i) => {
      const cells = sheet.getRow(i + 2);
      const value = (at: number) => {
        const cell = cells.getCell(at + 1).value as { result?: number } | string | number | null;
        return typeof cell === 'object' && cell !== null ? (cell.result ?? 0) : cell;
      };
      return Object.fromEntries(heads.map((head, at) => [head, value(at)]));
    });
    return { name: sheet.name, rows: all.slice(0, -1), totals: all.at(-1) ?? {} };
  });
}

/** When a file says that it was made: a PDF's creation date, a workbook's. ISO. */
export async function madeAt(file: Buffer): Promise<string> {
  if (file.subarray(0, 4).toString() === '%PDF') {
    const [at] = /\(D:\d{14}Z\)/.exec(file.toString('latin1')) ?? [];
    const parts = /(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(at ?? '');
    if (!parts) throw new Error('a PDF that does not say when it was made');
    const [, year, month, day, hour, minute, second] = parts;
    return `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  }
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer);
  return book.created.toISOString();
}
