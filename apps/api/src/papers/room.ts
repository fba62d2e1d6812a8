import { join } from 'node:path';
import { drawPaper } from './draw';
import { PostersController } from './poster/posters.controller';
import type { Room } from '../ground/room';
import { CodedCharacters } from './unprintable/coded-characters';
import { Printer, printer } from '../printing/threads/printer';
import { PapersController } from './papers.controller';
import { WavePapersService } from './wave-papers.service';
import { LabelsService } from './labels/labels.service';
import { MoneyPapersController } from './money-papers.controller';
import { MoneyPapersService } from './money-papers.service';
import { PostersService } from './poster/posters.service';
import { ReconciliationPaperService } from './reconciliation/reconciliation-paper.service';
import { RollUpService } from './roll-up/roll-up.service';
import { UnprintableService } from './unprintable/unprintable.service';

export const papersRoom: Room = {
  controllers: [PostersController, PapersController, MoneyPapersController],
  services: [
    { provide: Printer, useFactory: () => printer(join(__dirname, 'papers.worker.js'), drawPaper) },
    WavePapersService,
    LabelsService,
    CodedCharacters,
    UnprintableService,
    RollUpService,
    MoneyPapersService,
    ReconciliationPaperService,
    PostersService,
  ],
};
