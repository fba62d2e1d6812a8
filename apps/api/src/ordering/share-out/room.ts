import type { Room } from '../../ground/room';
import { DrawService } from './draw.service';
import { ShareOutController } from './share-out.controller';
import { ShareOut } from './share-out.entity';
import { ShareOutService } from './share-out.service';
import { PublishedRanks1763950100000 } from './migrations/1763950100000-published-ranks';

export const shareOutRoom: Room = {
  controllers: [ShareOutController],
  services: [DrawService, ShareOutService],
  entities: [ShareOut],
  migrations: [PublishedRanks1763950100000],
};
