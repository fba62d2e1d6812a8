import { Workbook } from 'exceljs';
import { answerJob } from './child';
import { peakRssMb } from './machine';

export interface BareReadJob {
  path: string;
}

export interface BareRead {
  seconds: number;
  rows: number;
  peakRssMb: number;
}

/** exceljs alone reads a workbook into rows of texts: no headings, no addresses, no places, nothing kept. */
async function run({ path }: BareReadJob): Promise<BareRead> {
  const start = performance.now();
  const book = new Workbook();
  await book.xlsx.readFile(path);
  let rows = 0;
  for (const sheet of book.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => cell.text);
      rows += 1;
    });
  return { seconds: (performance.now() - start) / 1000, rows, peakRssMb: peakRssMb(process.pid) };
}

answerJob(run);
