import { APP_GUARD } from '@nestjs/core';
import type { Room } from '../../ground/room';
import { AuthGuard } from './auth.guard';

export const accessRoom: Room = {
  services: [AuthGuard, { provide: APP_GUARD, useExisting: AuthGuard }],
};
