import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problemOf, sendProblem } from './problem.filter';
import { Refused } from '../refused';

/** What the headers depend on. */
interface Served {
  production: boolean;
  /** The page as it is served; empty where none is. */
  page: string;
  /** Where WeChat's stand-in is, whose sheets the page loads in a demonstration. */
  standIn: string | undefined;
}

const API = /^\/api(\/|$|\?)/;
const DOCS = /^\/api\/docs(\/|$|\?)/;
/** What a proxy adds, on whose far side is somebody else's machine. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * The headers of the answer to a request for `url`, which keep browsers and proxies from doing harm with it: no guessing
 * of types, no frames, nothing loaded from elsewhere, and nothing of the API kept.
 */
export function headersOf(served: Served): (url: string) => Record<string, string> {
  const page = pagePolicy(served);
  return (url) => ({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
    'content-security-policy': policyOf(url, page),
    ...(API.test(url) && { 'cache-control': 'no-store' }),
    ...(served.production && { 'strict-transport-security': `max-age=${YEAR_SECONDS}` }),
  });
}

/** A demonstration that nobody asked for (`localOnly`) is refused to whoever comes through a proxy. */
export function refuseForwarded(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isForwarded(request))
      return sendProblem(reply, problemOf(new Refused({ code: 'local_demonstration' })));
    done();
  });
}

const isForwarded = ({ headers }: FastifyRequest): boolean =>
  FORWARDED.some((name) => headers[name] !== undefined);

function policyOf(url: string, page: string): string {
  // Swagger's page styles itself, and draws with pictures of its own.
  if (DOCS.test(url)) return policy({ script: "'self'", connect: "'self'" });
  return API.test(url) ? "default-src 'none'; frame-ancestors 'none'; base-uri 'none'" : page;
}

/** The page's one inline script is named by its hash; a demonstration also loads the stand-in's sheets. */
function pagePolicy({ page, standIn }: Served): string {
  const inline = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  const elsewhere = standIn ? [standIn] : [];
  return policy({
    script: ["'self'", ...inline, ...elsewhere].join(' '),
    connect: ["'self'", ...elsewhere].join(' '),
  });
}

function policy({ script, connect }: { script: string; connect: string }): string {
  return [
    "default-src 'self'",
    `script-src ${script}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    `connect-src ${connect} data: blob:`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
