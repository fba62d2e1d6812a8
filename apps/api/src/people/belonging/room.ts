import type { Room } from '../../ground/room';
import { BindingCodesController } from './binding-codes.controller';
import { BindingCodesService } from './binding-codes.service';
import { Binding, BindingCode } from './binding.entity';
import { BindingsController } from './bindings.controller';
import { BindingsService } from './bindings.service';
import { MembersController } from './members.controller';
import { MembersService } from './members.service';

export const belongingRoom: Room = {
  controllers: [BindingsController, BindingCodesController, MembersController],
  services: [BindingCodesService, BindingsService, MembersService],
  entities: [BindingCode, Binding],
};
