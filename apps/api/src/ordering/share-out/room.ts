import type { Room } from '../../ground/room';
import { DrawService } from './draw.service';
import { ShareOutController } from './share-out.controller';
import { ShareOut } from './share-out.entity';
import { ShareOutService } from './share-out.service';

export const shareOutRoom: Room = {
  controllers: [ShareOutController],
  services: [DrawService, ShareOutService],
  entities: [ShareOut],
};
