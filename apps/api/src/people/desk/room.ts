import type { Room } from '../../ground/room';
import { DeskSessionsService } from './desk-sessions.service';
import { DeskSignIn } from './desk-sign-in.entity';
import { DeskSignInsService } from './desk-sign-ins.service';
import { DeskController } from './desk.controller';
import { DeskSignIns1764801001000 } from './migrations/1764801001000-desk-sign-ins';

export const deskRoom: Room = {
  controllers: [DeskController],
  services: [DeskSignInsService, DeskSessionsService],
  entities: [DeskSignIn],
  migrations: [DeskSignIns1764801001000],
};
