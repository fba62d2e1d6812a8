import { createSecretKey } from 'node:crypto';
import { Module, type DynamicModule } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Config } from './ground/settings/config';
import { connect, createDataSource } from './ground/db/data-source';
import { groundServices } from './ground-services';
import { developmentRooms, rooms } from './rooms';
import { schema } from './schema';

/** For a token whose maker names no time, such as one without a session. Sessions name theirs. */
const TOKEN_LIFE = '20m';

/** The service: its rooms on their ground. */
@Module({})
export class AppModule {
  static of(config: Config): DynamicModule {
    const open = config.production ? rooms : [...developmentRooms, ...rooms];
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({}),
          dataSourceFactory: () => connect(createDataSource(config, schema)),
        }),
        JwtModule.register({
          // A key object: of a bare string the library asks first, for every token, whether it is a public key.
          secret: createSecretKey(Buffer.from(config.tokenSecret)),
          signOptions: { expiresIn: TOKEN_LIFE, algorithm: 'HS256' },
          verifyOptions: { algorithms: ['HS256'] },
        }),
      ],
      controllers: open.flatMap(({ controllers = [] }) => controllers),
      providers: [...groundServices(config), ...open.flatMap(({ services = [] }) => services)],
    };
  }
}
