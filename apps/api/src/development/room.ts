import type { Room } from '../ground/room';
import { DevelopmentController } from './development.controller';

export const developmentRoom: Room = {
  controllers: [DevelopmentController],
};
