import type { Room } from '../../ground/room';
import { ArrivalsService } from './arrivals.service';
import { CarryOutsService } from './carry-outs.service';
import { CustodyService } from './custody.service';
import { DoorsService } from './doors.service';
import { EntriesService } from './entries.service';
import { GateService } from './gate.service';
import { Handoff, HandoffException, Load, LoadStop } from './handoff.entity';
import { HandoffsController } from './handoffs.controller';
import { LoadChangesService } from './load-changes.service';
import { LoadsController } from './loads.controller';
import { LoadsService } from './loads.service';
import { OpenHandoffService } from './open-handoff.service';
import { PartsOfHandoffs1764804100000 } from './migrations/1764804100000-parts-of-handoffs';
import { SigningService } from './signing.service';
import { StoresService } from './stores.service';

export const handoffsRoom: Room = {
  controllers: [LoadsController, HandoffsController],
  services: [
    LoadsService,
    LoadChangesService,
    OpenHandoffService,
    ArrivalsService,
    EntriesService,
    GateService,
    StoresService,
    CustodyService,
    SigningService,
    CarryOutsService,
    DoorsService,
  ],
  entities: [Load, LoadStop, Handoff, HandoffException],
  migrations: [PartsOfHandoffs1764804100000],
};
