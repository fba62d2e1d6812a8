import type { Room } from '../../ground/room';
import { Consent } from './consent.entity';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';
import { Person, RoleGrant } from './person.entity';
import { WechatAccount } from './wechat-account.entity';
import { Invented1763930000000 } from './migrations/1763930000000-invented';
import { SupplierContacts1764800001000 } from './migrations/1764800001000-supplier-contacts';

export const peopleRoom: Room = {
  controllers: [PeopleController],
  services: [PeopleService],
  entities: [Person, RoleGrant, WechatAccount, Consent],
  migrations: [Invented1763930000000, SupplierContacts1764800001000],
};
