import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Stream } from '@cailan/shared-types';
import { count, type Day, type DayRound } from '../world';

const PAPERS = [
  'GET /rounds/:id/waves/:wave/pick-list.pdf',
  'GET /rounds/:id/waves/:wave/pick-list.xlsx',
  'GET /rounds/:id/waves/:wave/pack-sheets.pdf',
  'GET /rounds/:id/waves/:wave/pack-sheets.xlsx',
  'GET /rounds/:id/waves/:wave/matrix.pdf',
  'GET /rounds/:id/waves/:wave/matrix.xlsx',
  'GET /rounds/:id/waves/:wave/labels-a4.pdf',
] as const satisfies readonly Stream[];
const ROLL = 'GET /rounds/:id/waves/:wave/labels-60x40.pdf' satisfies Stream;

/** Everything that is printed for a round, into `out`. */
export async function print(day: Day, round: DayRound): Promise<void> {
  mkdirSync(day.out, { recursive: true });
  for (const paper of PAPERS) await save(day, round, paper);
  const parts = await save(day, round, ROLL, 1);
  for (let part = 2; part <= parts; part++) await save(day, round, ROLL, part);
}

/** Saves one document; gives the number of files that it comes in. */
async function save(
  day: Day,
  { view, staffId, wave }: DayRound,
  paper: Stream,
  part?: number,
): Promise<number> {
  const name = paper.slice(paper.lastIndexOf('/') + 1);
  const file = join(
    day.out,
    `${view.code}-${part === undefined ? name : name.replace('.pdf', `-${part}.pdf`)}`,
  );
  const token = await day.cast.token(staffId);
  const ask = {
    token,
    params: { id: view.id, wave: String(wave) },
    query: part === undefined ? undefined : { part: String(part) },
  };
  const headers = await day.client.download(paper, ask, file);
  count(day, 'documents');
  count(day, 'documentBytes', statSync(file).size);
  return Number(headers['x-parts'] ?? 1);
}
