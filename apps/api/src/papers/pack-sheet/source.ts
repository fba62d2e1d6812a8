import { Injectable } from '@nestjs/common';
import { packGroup, type PackGroup } from '@cailan/shared-types';
import { packSheet } from '../../goods/picking/pack-sheet';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import type { Asked, PaperSource, Printable } from '../paper';
import { WaveSheetsService, type WaveSheets } from '../wave-sheets.service';
import type { PackSheetDoc } from './rows';

/** Pack sheets of a wave's buildings, read one at a time when the drawing asks for them (domain §8). */
@Injectable()
export class PackSheetSource implements PaperSource<PackSheetDoc> {
  constructor(
    private readonly db: Db,
    private readonly sheets: WaveSheetsService,
  ) {}

  async read(me: Actor, asked: Asked): Promise<Printable<PackSheetDoc>> {
    const sheets = await this.sheets.of(me, asked, '分装单');
    return { document: { ...sheets.head, groups: this.groups(sheets) }, name: sheets.name };
  }

  private async *groups({ groups, recipients }: WaveSheets): AsyncGenerator<PackGroup[]> {
    for (const group of groups) yield [packGroup(await packSheet(this.db, recipients, group))];
  }
}
