import type { Room } from '../../ground/room';
import { ArrivalsService } from './arrivals.service';
import { DoorsService } from './doors.service';
import { EntriesService } from './entries.service';
import { GateService } from './gate.service';
import { Handoff, HandoffException, Load, LoadStop } from './handoff.entity';
import { HandoffsController } from './handoffs.controller';
import { LoadChangesService } from './load-changes.service';
import { LoadsController } from './loads.controller';
import { LoadsService } from './loads.service';
import { OpenHandoffService } from './open-handoff.service';
import { SigningService } from './signing.service';

export const handoffsRoom: Room = {
  controllers: [LoadsController, HandoffsController],
  services: [
    LoadsService,
    LoadChangesService,
    OpenHandoffService,
    ArrivalsService,
    EntriesService,
    GateService,
    SigningService,
    DoorsService,
  ],
  entities: [Load, LoadStop, Handoff, HandoffException],
};
