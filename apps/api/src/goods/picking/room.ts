import type { Room } from '../../ground/room';
import { AnswersService } from './answers.service';
import { PackSheetsService } from './pack-sheets.service';
import { PackingService } from './packing.service';
import { PickingFinishService } from './picking-finish.service';
import { PickingController } from './picking.controller';
import { Crate, PickResult, Wave } from './picking.entity';
import { WavesService } from './waves.service';

export const pickingRoom: Room = {
  controllers: [PickingController],
  services: [WavesService, PickingFinishService, AnswersService, PackingService, PackSheetsService],
  entities: [PickResult, Wave, Crate],
};
