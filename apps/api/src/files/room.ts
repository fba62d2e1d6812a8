import type { Room } from '../ground/room';
import { FilesController } from './files.controller';
import { FilesService } from './files.service';

export const filesRoom: Room = {
  controllers: [FilesController],
  services: [FilesService],
};
