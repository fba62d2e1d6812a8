import { spawnSync } from 'node:child_process';

/** Direction marks that poppler puts around what reads from the right. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Whether this machine has poppler's reader of PDF files. */
export const hasPdftotext = (): boolean => spawnSync('pdftotext', ['-v']).error === undefined;

/** A file's text as another program reads it, lines and spaces as they stand on the page. */
export function pdftotext(file: Buffer): string {
  const { stdout, status, stderr } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: file });
  if (status !== 0) throw new Error(`pdftotext: ${stderr.toString()}`);
  return stdout.toString().replace(MARKS, '');
}
