import type { Room } from '../../ground/room';
import { RosterImports1764802000000, RosterRows1764802000001 } from './migrations/1764802000000-rosters';
import { RosterImport, RosterRow } from './roster.entity';
import { RosterReader } from './roster-reader';
import { RostersController } from './rosters.controller';
import { RostersService } from './rosters.service';

export const rostersRoom: Room = {
  controllers: [RostersController],
  services: [RostersService, RosterReader],
  entities: [RosterImport, RosterRow],
  migrations: [RosterImports1764802000000, RosterRows1764802000001],
};
