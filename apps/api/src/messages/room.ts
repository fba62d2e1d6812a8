import type { Room } from '../ground/room';
import { Message } from './message.entity';
import { MessagesController } from './messages.controller';

export const messagesRoom: Room = {
  controllers: [MessagesController],
  entities: [Message],
};
