import type { Room } from '../../ground/room';
import { DeliveryWindow, WindowPoint } from './window.entity';
import { WindowsService } from './windows.service';

export const windowsRoom: Room = {
  services: [WindowsService],
  entities: [DeliveryWindow, WindowPoint],
};
