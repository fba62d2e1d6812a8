import { PostersController } from './posters.controller';
import type { Room } from '../ground/room';
import { CodedCharacters } from './coded-characters';
import { DocumentRenderer, documentRenderer } from './document-renderer';
import { DocumentsController } from './documents.controller';
import { DocumentsService } from './documents.service';
import { LabelsService } from './labels.service';
import { MoneyPapersController } from './money-papers.controller';
import { MoneyPapersService } from './money-papers.service';
import { PostersService } from './posters.service';
import { ReconciliationPaperService } from './reconciliation-paper.service';
import { RollUpService } from './roll-up.service';
import { UnprintableService } from './unprintable.service';

export const documentsRoom: Room = {
  controllers: [PostersController, DocumentsController, MoneyPapersController],
  services: [
    { provide: DocumentRenderer, useFactory: documentRenderer },
    DocumentsService,
    LabelsService,
    CodedCharacters,
    UnprintableService,
    RollUpService,
    MoneyPapersService,
    ReconciliationPaperService,
    PostersService,
  ],
};
