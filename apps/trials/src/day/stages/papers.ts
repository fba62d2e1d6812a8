import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Stream } from '@cailan/shared-types';
import { count, type Day, type DayRound } from '../world';

/** What pickers and packers work from. */
const WORKING_PAPERS = [
  'GET /rounds/:id/waves/:wave/pick-list.pdf',
  'GET /rounds/:id/waves/:wave/pick-list.xlsx',
  'GET /rounds/:id/waves/:wave/pack-sheets.pdf',
  'GET /rounds/:id/waves/:wave/pack-sheets.xlsx',
  'GET /rounds/:id/waves/:wave/matrix.pdf',
  'GET /rounds/:id/waves/:wave/matrix.xlsx',
] as const satisfies readonly Stream[];
/** What goes along with the goods is made once they are packed. */
const ROAD_PAPERS = [
  'GET /rounds/:id/waves/:wave/delivery-note.pdf',
  'GET /rounds/:id/waves/:wave/sign-off.pdf',
] as const satisfies readonly Stream[];
/** Labels are made when the bags are closed, so that "bag i of n" is true. */
const SHEETS = 'GET /rounds/:id/waves/:wave/labels-a4.pdf' satisfies Stream;
const ROLL = 'GET /rounds/:id/waves/:wave/labels-60x40.pdf' satisfies Stream;

/** Pick list, pack sheets and matrix of a round, on paper and as tables, into `out`. */
export async function printWorkingPapers(day: Day, round: DayRound): Promise<void> {
  for (const paper of WORKING_PAPERS) await save(day, round, paper);
}

/** What goes along with a packed round: its labels, on sheets and for a label printer, delivery note and sign-off sheets. */
export async function printLabels(day: Day, round: DayRound): Promise<void> {
  for (const paper of ROAD_PAPERS) await save(day, round, paper);
  await save(day, round, SHEETS);
  const parts = await save(day, round, ROLL, 1);
  for (let part = 2; part <= parts; part++) await save(day, round, ROLL, part);
}

/** Saves one document; gives the number of files that it comes in. */
async function save(
  day: Day,
  { view, staffId, wave }: DayRound,
  paper: (typeof WORKING_PAPERS | typeof ROAD_PAPERS)[number] | typeof SHEETS | typeof ROLL,
  part?: number,
): Promise<number> {
  const name = paper.slice(paper.lastIndexOf('/') + 1);
  const file = join(
    day.out,
    `${view.code}-${part === undefined ? name : name.replace('.pdf', `-${part}.pdf`)}`,
  );
  const ask = { token: await day.cast.token(staffId), params: { id: view.id, wave } };
  const headers = await (part === undefined
    ? day.client.download(paper, ask, file)
    : day.client.download(ROLL, { ...ask, query: { part: String(part) } }, file));
  count(day, 'documents');
  count(day, 'documentBytes', statSync(file).size);
  return Number(headers['x-parts'] ?? 1);
}
