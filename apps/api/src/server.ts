import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module';
import { Clock } from './clock';
import type { Config } from './config';
import { standInUrl } from './development/stand-in';
import { SafeLogger } from './logging';
import { BodyPipe } from './http/body.pipe';
import { headersOf, refuseForwarded } from './http/headers';
import { serveOpenApi } from './http/openapi';
import { SecurityLog } from './security/security-log';
import { watch } from './security/watch';
import { problemOf, ProblemFilter, sendProblem } from './http/problem.filter';

const BODY_LIMIT = 1_048_576;
const PICTURE_LIMIT = 4_194_304;
const NOTICES = '/api/wechat-pay/notifications';
const NOTICE_TYPE = 'application/octet-stream';

/** The service, ready to listen or to be injected with requests. */
export async function createServer(config: Config): Promise<NestFastifyApplication> {
  const headers = headersOf({
    production: config.production,
    page: pageOf(config.webDir),
    standIn: config.production ? undefined : standInUrl(config),
  });
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy ?? false,
    forceCloseConnections: true,
    // What fails before there is a route never comes to the filter.
    frameworkErrors: (error: Error, { url }: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply.headers(headers(url)), problemOf(error)),
  });
  adapter.getInstance().addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers(request.url));
    done();
  });
  if (config.localOnly) refuseForwarded(adapter.getInstance());
  acceptBodies(adapter);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config), adapter, {
    bodyParser: false,
    logger: config.logLevel === 'silent' ? false : new SafeLogger(),
    abortOnError: false,
  });
  app.setGlobalPrefix('api');
  app.useGlobalPipes(new BodyPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  tellTime(adapter, app.get(Clock));
  watch(adapter, app.get(SecurityLog));
  serveOpenApi(app);
  await serveWebPage(app, config.webDir);
  return app;
}

/** Every answer says what time it is here: phones count down to a cut-off, and their own clocks are not trusted. */
function tellTime(adapter: FastifyAdapter, clock: Clock): void {
  adapter.getInstance().addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('x-now', clock.now());
    done();
  });
}

/** Pictures and WeChat Pay's notices come as bodies of their own; everything else is JSON, and neither forms nor plain text are taken. */
function acceptBodies(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  const options = { parseAs: 'buffer' as const, bodyLimit: PICTURE_LIMIT };
  fastify.addContentTypeParser(['image/jpeg', 'image/png', NOTICE_TYPE], options, (_request, body, done) =>
    done(null, body),
  );
  // A notice's signature is over its bytes, whatever they are called: no parser may touch them.
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (request.routeOptions.url === NOTICES) request.headers['content-type'] = NOTICE_TYPE;
    done();
  });
}

/** The page's text, which its policy names the scripts of; empty where it was not built. */
function pageOf(webDir: string): string {
  const file = join(webDir, 'index.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The browser's build of the mini-program, where it was built. Only `index.html` may change under its name. */
async function serveWebPage(app: NestFastifyApplication, webDir: string): Promise<void> {
  if (!existsSync(join(webDir, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: webDir,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const cache = path.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable';
      reply.header('cache-control', cache);
    },
  });
}
