import type { Report } from './report.types';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { page } from './page';

/** Writes the report for programs and the one for people. */
export function writeReport(out: string, report: Report, files: readonly string[]): void {
  writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(out, 'report.html'), page(report, files));
}
