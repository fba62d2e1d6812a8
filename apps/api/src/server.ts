import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module';
import { Clock } from './ground/clock';
import type { Config } from './ground/settings/config';
import { standInUrl } from './development/stand-in';
import { SafeLogger } from './ground/logging';
import { BodyPipe } from './ground/http/body.pipe';
import { headersOf, refuseForwarded } from './ground/http/headers';
import { admitFirst } from './ground/http/admission';
import { AuthGuard } from './people/access/auth.guard';
import { refuseOutdated } from './ground/http/app-version';
import { acceptBodies } from './ground/http/bodies';
import { serveOpenApi } from './ground/http/openapi/document';
import { SecurityLog } from './ground/security/security-log';
import { watch } from './ground/security/watch';
import { problemOf, ProblemFilter, sendProblem } from './ground/http/problem.filter';
import { requireHost, serverOptions, watchSockets } from './ground/http/sockets';

/** The service, ready to listen or to be injected with requests. */
export async function createServer(config: Config): Promise<NestFastifyApplication> {
  const headers = headersOf({
    production: config.production,
    page: pageOf(config.webDir),
    standIn: config.production ? undefined : standInUrl(config),
  });
  const adapter = new FastifyAdapter({
    ...serverOptions(config.limits),
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
  requireHost(adapter.getInstance());
  if (config.localOnly) refuseForwarded(adapter.getInstance());
  refuseOutdated(adapter.getInstance());
  acceptBodies(adapter.getInstance(), config.limits);
  watchSockets(adapter.getInstance(), config.limits);
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
  admitFirst(adapter.getInstance(), app.get(AuthGuard));
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
