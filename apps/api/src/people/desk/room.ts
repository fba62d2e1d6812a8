import { APP_GUARD } from '@nestjs/core';
import type { Room } from '../../ground/room';
import { ConfirmationGuard } from './confirmation.guard';
import { DeskConfirmation } from './desk-confirmation.entity';
import { DeskConfirmationsService } from './desk-confirmations.service';
import { DeskSessionsService } from './desk-sessions.service';
import { DeskSignIn } from './desk-sign-in.entity';
import { DeskSignInsService } from './desk-sign-ins.service';
import { DeskController } from './desk.controller';
import { DeskConfirmations1764801003000 } from './migrations/1764801003000-desk-confirmations';
import { DeskSignIns1764801001000 } from './migrations/1764801001000-desk-sign-ins';

export const deskRoom: Room = {
  controllers: [DeskController],
  services: [
    DeskSignInsService,
    DeskSessionsService,
    DeskConfirmationsService,
    { provide: APP_GUARD, useClass: ConfirmationGuard },
  ],
  entities: [DeskSignIn, DeskConfirmation],
  migrations: [DeskSignIns1764801001000, DeskConfirmations1764801003000],
};
