import type { Room } from '../../ground/room';
import { ErasureService } from './erasure.service';
import { ExportService } from './export.service';
import { PersonalDataController } from './personal-data.controller';
import { RetentionService } from './retention.service';

export const personalDataRoom: Room = {
  controllers: [PersonalDataController],
  services: [ExportService, ErasureService, RetentionService],
};
