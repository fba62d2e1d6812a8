import type { Room } from '../../ground/room';
import { WechatCallback } from './callback.entity';
import { CallbacksController } from './callbacks.controller';
import { CallbacksService } from './callbacks.service';

export const wechatInboxRoom: Room = {
  controllers: [CallbacksController],
  services: [CallbacksService],
  entities: [WechatCallback],
};
