import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import type { Config } from './config';
import { BodyPipe } from './http/body.pipe';
import { ProblemFilter } from './http/problem.filter';

const BODY_LIMIT = 1_048_576;
const PICTURE_LIMIT = 4_194_304;

/** The service, ready to listen or to be injected with requests. */
export async function createServer(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.production,
    forceCloseConnections: true,
  });
  acceptPictures(adapter);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config), adapter, {
    logger: config.logLevel === 'silent' ? false : ['error', 'warn'],
    abortOnError: false,
  });
  app.setGlobalPrefix('api');
  app.useGlobalPipes(new BodyPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  return app;
}

/** Pictures come as bodies of their own; everything else is JSON. An empty JSON body is an empty object. */
function acceptPictures(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  const options = { parseAs: 'buffer' as const, bodyLimit: PICTURE_LIMIT };
  fastify.addContentTypeParser(['image/jpeg', 'image/png'], options, (_request, body, done) =>
    done(null, body),
  );
}
