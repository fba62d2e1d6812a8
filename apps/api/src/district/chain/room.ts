import type { Room } from '../../ground/room';
import { ChainRuleRow } from './chain-rule.entity';
import { ChainController } from './chain.controller';
import { ChainService } from './chain.service';
import { ChainRules1764804000000 } from './migrations/1764804000000-chain-rules';

export const chainRoom: Room = {
  controllers: [ChainController],
  services: [ChainService],
  entities: [ChainRuleRow],
  migrations: [ChainRules1764804000000],
};
