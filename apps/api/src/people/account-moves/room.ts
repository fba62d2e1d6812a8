import type { Room } from '../../ground/room';
import { AccountMovesController } from './account-moves.controller';
import { AccountMovesService } from './account-moves.service';

/** Its rows are the sign-in's: a code ends them. */
export const accountMovesRoom: Room = {
  controllers: [AccountMovesController],
  services: [AccountMovesService],
};
