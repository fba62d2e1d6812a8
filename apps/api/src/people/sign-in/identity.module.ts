import type { Provider, Type } from '@nestjs/common';
import { AttemptsService } from '../attempts/attempts.service';
import { BindingCodesController } from '../belonging/binding-codes.controller';
import { BindingCodesService } from '../belonging/binding-codes.service';
import { BindingsController } from '../belonging/bindings.controller';
import { BindingsService } from '../belonging/bindings.service';
import { MembersController } from '../belonging/members.controller';
import { MembersService } from '../belonging/members.service';
import { PostersService } from '../../documents/posters.service';
import { DeputiesController } from '../posts/deputies.controller';
import { DeputiesService } from '../posts/deputies.service';
import { DeputyRequestsService } from '../posts/deputy-requests.service';
import { HandOversService } from '../posts/hand-overs.service';
import { PeopleController } from '../people/people.controller';
import { PeopleService } from '../people/people.service';
import { ErasureService } from '../personal-data/erasure.service';
import { ExportService } from '../personal-data/export.service';
import { PersonalDataController } from '../personal-data/personal-data.controller';
import { RetentionService } from '../personal-data/retention.service';
import { AccountsService } from './accounts.service';
import { SessionsService } from './sessions.service';
import { SignInController } from './sign-in.controller';
import { SignInService } from './sign-in.service';
import { WechatIdentity } from './wechat-identity';

/** Who people are: signing in, where they belong, their posts and their data. */
export const identityControllers: Type[] = [
  SignInController,
  PeopleController,
  BindingsController,
  BindingCodesController,
  MembersController,
  DeputiesController,
  PersonalDataController,
];

export const identityServices: Provider[] = [
  AttemptsService,
  PeopleService,
  WechatIdentity,
  SessionsService,
  AccountsService,
  SignInService,
  BindingCodesService,
  PostersService,
  BindingsService,
  MembersService,
  DeputiesService,
  DeputyRequestsService,
  HandOversService,
  ExportService,
  ErasureService,
  RetentionService,
];
