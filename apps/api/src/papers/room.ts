import { join } from 'node:path';
import type { Room } from '../ground/room';
import { Printer, printer } from '../printing/threads/printer';
import { drawPaper } from './draw';
import { LabelsController } from './labels/labels.controller';
import { LabelsService } from './labels/labels.service';
import { PAPERS } from './list';
import { PapersController } from './papers.controller';
import { PapersService } from './papers.service';
import { CodedCharacters } from './unprintable/coded-characters';
import { UnprintableController } from './unprintable/unprintable.controller';
import { UnprintableService } from './unprintable/unprintable.service';
import { WaveSheetsService } from './wave-sheets.service';

export const papersRoom: Room = {
  controllers: [PapersController, LabelsController, UnprintableController],
  services: [
    { provide: Printer, useFactory: () => printer(join(__dirname, 'papers.worker.js'), drawPaper) },
    PapersService,
    WaveSheetsService,
    LabelsService,
    CodedCharacters,
    UnprintableService,
  ],
  onDemand: Object.values(PAPERS).map(({ source }) => source),
};
