import { Writable } from 'node:stream';
import type { Label, LabelDoc } from '@cailan/api/papers/labels/rows';
import { drawPaper } from '@cailan/api/papers/draw';
import { answerJob } from './child';

export interface LabelsJob {
  head: Omit<LabelDoc, 'labels' | 'count'>;
  labels: Label[];
}

/** The renderer alone, its labels in memory and its pages thrown away; gives the seconds it took. */
async function run({ head, labels }: LabelsJob): Promise<number> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const start = performance.now();
  await drawPaper('label-sheets.pdf', { ...head, count: labels.length, labels: [labels] }, nowhere);
  return (performance.now() - start) / 1000;
}

answerJob(run);
