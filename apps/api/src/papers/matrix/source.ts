import { Injectable } from '@nestjs/common';
import { packSheet } from '../../goods/picking/pack-sheet';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import type { Asked, PaperSource, Printable } from '../paper';
import { WaveSheetsService, type WaveSheets } from '../wave-sheets.service';
import { matrixGroup, type MatrixDoc, type MatrixGroup } from './rows';

/** Sorting tables of a wave's buildings, read one at a time from the same sheets as their pack sheets (domain §8). */
@Injectable()
export class MatrixSource implements PaperSource<MatrixDoc> {
  constructor(
    private readonly db: Db,
    private readonly sheets: WaveSheetsService,
  ) {}

  async read(me: Actor, asked: Asked): Promise<Printable<MatrixDoc>> {
    const sheets = await this.sheets.of(me, asked, '分拣表');
    return { document: { ...sheets.head, groups: this.groups(sheets) }, name: sheets.name };
  }

  private async *groups({ groups, recipients }: WaveSheets): AsyncGenerator<MatrixGroup[]> {
    for (const group of groups) yield [matrixGroup(await packSheet(this.db, recipients, group))];
  }
}
