import { Injectable } from '@nestjs/common';
import { noteRow, type NoteRow } from '@cailan/shared-types';
import { packSheet } from '../../goods/picking/pack-sheet';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import type { Asked, PaperSource, Printable } from '../paper';
import { waveOf } from '../wave';
import { WaveSheetsService, type WaveSheets } from '../wave-sheets.service';
import type { DeliveryNoteDoc } from './rows';

/** A wave's delivery note, from the sheets that its buildings are packed by. */
@Injectable()
export class DeliveryNoteSource implements PaperSource<DeliveryNoteDoc> {
  constructor(
    private readonly db: Db,
    private readonly sheets: WaveSheetsService,
  ) {}

  async read(me: Actor, asked: Asked): Promise<Printable<DeliveryNoteDoc>> {
    const sheets = await this.sheets.of(me, asked, '送货单');
    const { wave } = waveOf(asked.params);
    return { document: { ...sheets.head, wave, rows: this.rows(sheets) }, name: sheets.name };
  }

  private async *rows({ groups, recipients }: WaveSheets): AsyncGenerator<NoteRow[]> {
    for (const group of groups) yield [noteRow(await packSheet(this.db, recipients, group))];
  }
}
