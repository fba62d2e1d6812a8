import { Injectable } from '@nestjs/common';
import type { Actor } from '../../ground/http/endpoint';
import { refuse } from '../../ground/refused';
import type { Asked, PaperSource, Printable } from '../paper';
import { numberIn } from '../print-request';
import { waveOf } from '../wave';
import { splitLabelFiles } from './label-files';
import { LabelsService } from './labels.service';
import type { LabelDoc } from './rows';

/** Stickers on A4, in one file. A sheet that was begun goes on at its cell `from`, 1 to 24. */
@Injectable()
export class LabelSheetsSource implements PaperSource<LabelDoc> {
  constructor(private readonly labels: LabelsService) {}

  async read(me: Actor, { params, query }: Asked): Promise<Printable<LabelDoc>> {
    const { id, wave } = waveOf(params);
    const paper = {
      kind: 'sheet',
      startCell: numberIn(query, 'from') - 1,
      offsetMm: { x: numberIn(query, 'offsetX'), y: numberIn(query, 'offsetY') },
    } as const;
    const { round, groups } = await this.labels.groups(me, id, wave, query);
    return this.labels.file(round, wave, { paper, groups, part: query.groupOrderId && groups[0]?.name });
  }
}

/** For a 60 × 40 mm label printer: part `part` of the files, each of at most 2,000 labels and cut between buildings. */
@Injectable()
export class LabelRollSource implements PaperSource<LabelDoc> {
  constructor(private readonly labels: LabelsService) {}

  async read(me: Actor, { params, query }: Asked): Promise<Printable<LabelDoc>> {
    const { id, wave } = waveOf(params);
    const index = numberIn(query, 'part');
    const { round, groups } = await this.labels.groups(me, id, wave, query);
    const files = splitLabelFiles(groups.map(({ labels }) => labels));
    const file = files[index - 1] ?? refuse('not_found');
    return this.labels.file(round, wave, {
      paper: { kind: 'roll' },
      groups: groups.slice(file.from, file.to),
      part: `${index}-${files.length}`,
      file: { index, of: files.length },
    });
  }
}
