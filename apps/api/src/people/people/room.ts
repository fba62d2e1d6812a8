import type { Room } from '../../ground/room';
import { Consent } from './consent.entity';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';
import { Person, RoleGrant } from './person.entity';
import { WechatAccount } from './wechat-account.entity';

export const peopleRoom: Room = {
  controllers: [PeopleController],
  services: [PeopleService],
  entities: [Person, RoleGrant, WechatAccount, Consent],
};
