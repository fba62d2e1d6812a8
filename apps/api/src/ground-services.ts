import type { Provider } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Clock } from './ground/clock';
import { CONFIG, type Config } from './ground/settings/config';
import { Db } from './ground/db/db';
import { Sealer } from './ground/db/sealer';
import { Budget } from './ground/http/budget';
import { WatchAnswers } from './ground/http/watch-answers';
import { MiniClient } from './ground/wechat/mini/mini-client';
import { PayClient } from './ground/wechat/pay/pay-client';

/** What every room stands on. */
export const groundServices = (config: Config): Provider[] => [
  { provide: CONFIG, useValue: config },
  { provide: Clock, useFactory: () => new Clock() },
  { provide: Sealer, useFactory: () => new Sealer(config) },
  {
    provide: Db,
    useFactory: (dataSource: DataSource) => new Db(dataSource, !config.production),
    inject: [DataSource],
  },
  PayClient,
  MiniClient,
  Budget,
  ...(config.production ? [] : [{ provide: APP_INTERCEPTOR, useClass: WatchAnswers }]),
];
