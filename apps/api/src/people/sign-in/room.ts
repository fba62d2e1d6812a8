import type { Room } from '../../ground/room';
import { AccountMove } from './account-move.entity';
import { AccountsService } from './accounts.service';
import { DeskRole1764801000000 } from './migrations/1764801000000-desk-role';
import { Session } from './session.entity';
import { SessionsService } from './sessions.service';
import { SignInController } from './sign-in.controller';
import { SignInService } from './sign-in.service';
import { PostCode } from './post-code.entity';
import { AccountMoves1764800004000 } from './migrations/1764800004000-account-moves';
import { PostCodes1764800000000 } from './migrations/1764800000000-post-codes';
import { TakingOver } from './taking-over';
import { WechatIdentity } from './wechat-identity';

export const signInRoom: Room = {
  controllers: [SignInController],
  services: [WechatIdentity, SessionsService, TakingOver, AccountsService, SignInService],
  entities: [Session, PostCode, AccountMove],
  migrations: [DeskRole1764801000000, PostCodes1764800000000, AccountMoves1764800004000],
};
