import type { Route } from '@cailan/shared-types';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Limits } from '../settings/limits';
import { NOTICES, problemNamed, ROSTERS, sendProblem } from './problem.filter';

const PICTURES = '/api/files';
const NOTICE_TYPE = 'application/x-wechat-notice';
const PICTURE_TYPES = ['image/jpeg', 'image/png'];
/** A table, whatever the phone or browser takes it for. */
const TABLE_TYPE = 'application/octet-stream';

/** Routes whose body is a file itself: what it may be. */
export const UPLOADED: Partial<Record<Route, readonly string[]>> = {
  'POST /files': PICTURE_TYPES,
  'POST /rosters/preview': [TABLE_TYPE],
};

const KIB = 1024;
const USUAL_LIMIT = 64 * KIB;
/** A catalogue of 2,000 products, the most that an offer list or a declared stock may name. */
const CATALOGUE_LIMIT = 1024 * KIB;
const PICTURE_LIMIT = 4096 * KIB;
/** A roster of 30,000 rows is a tenth of it. */
const ROSTER_LIMIT = 20 * 1024 * KIB;

/** What may be larger than usual, by path. */
const LARGER: Partial<Record<Route, number>> = {
  'PUT /rounds/:id/offers': CATALOGUE_LIMIT,
  'PUT /supermarkets/:id/stock': CATALOGUE_LIMIT,
  'POST /files': PICTURE_LIMIT,
  'POST /rosters/preview': ROSTER_LIMIT,
};

/**
 * What bodies are taken: pictures at one route, tables and WeChat Pay's notices at others, JSON everywhere else; neither forms nor
 * plain text. Each has its size, and a time by which it must be there.
 */
export function acceptBodies(fastify: FastifyInstance, limits: Limits): void {
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser(
    [...PICTURE_TYPES, TABLE_TYPE, NOTICE_TYPE],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  fastify.addHook('onRoute', (route) => {
    const known = `${String(route.method)} ${route.url.replace(/^\/api/, '')}` as Route;
    route.bodyLimit = LARGER[known] ?? USUAL_LIMIT;
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const { url } = request.routeOptions;
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
    // Nothing here unpacks: a bomb in a small body would be ours to hold.
    if ((request.headers['content-encoding'] ?? 'identity').trim().toLowerCase() !== 'identity')
      return sendProblem(reply, problemNamed('unsupported_media_type'));
    // A notice's signature is over its bytes, whatever they are called: no parser may touch them.
    if (url === NOTICES) request.headers['content-type'] = NOTICE_TYPE;
    else if (type === NOTICE_TYPE || isElsewhere(type, url))
      return sendProblem(reply, problemNamed('unsupported_media_type'));
    done();
  });
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    if (![PICTURES, ROSTERS].includes(request.routeOptions.url ?? '')) hurry(request, reply, limits.bodyMs);
    done(null, payload);
  });
}

/** Pictures and tables are taken at their own routes alone. */
const isElsewhere = (type: string, url: string | undefined): boolean =>
  (PICTURE_TYPES.includes(type) && url !== PICTURES) || (type === TABLE_TYPE && url !== ROSTERS);

/** Refuses a body that is not there in time, and lets go of its connection. */
function hurry({ raw }: FastifyRequest, reply: FastifyReply, withinMs: number): void {
  if (raw.complete || raw.readableEnded) return;
  const timer = setTimeout(() => {
    // Answered without its body being read.
    if (reply.sent) return;
    void reply.header('connection', 'close');
    reply.raw.once('finish', () => raw.destroy());
    sendProblem(reply, problemNamed('too_slow'));
  }, withinMs);
  timer.unref();
  const stop = () => clearTimeout(timer);
  raw.once('end', stop);
  raw.once('close', stop);
  reply.raw.once('finish', stop);
}
