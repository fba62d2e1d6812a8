import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import type { RefusalCode } from '@cailan/shared-types';
import type { Limits } from '../settings/limits';
import { PROBLEM_TYPE, problemNamed, sendProblem } from './problem.filter';

/** What Node finds wrong with a request before there is one, by its code; anything else is a request that cannot be read. */
const FAULTS: Readonly<Record<string, RefusalCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too_slow',
};

/** The server's own time-outs, and its answer to what is no request. */
export function serverOptions(limits: Limits): FastifyHttpOptions<Server> {
  return {
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionTimeout: limits.stalledMs,
    http: {
      // Node's own refusal has no body: `requireHost` says it as everything is said.
      requireHostHeader: false,
      headersTimeout: Math.min(limits.headersMs, limits.requestMs),
      connectionsCheckingInterval: limits.lookOverMs,
    },
    clientErrorHandler: refuseSocket,
  };
}

/** HTTP/1.1 wants to be told which host is meant. */
export function requireHost(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ raw, headers }, reply, done) => {
    if (raw.httpVersion === '1.1' && headers.host === undefined)
      return sendProblem(reply.header('connection', 'close'), problemNamed('bad_request'));
    done();
  });
}

/** Whoever reads a 400 of the parser as a problem too; nothing that follows on the connection can be trusted. */
function refuseSocket(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  refuse(socket, FAULTS[error.code ?? ''] ?? 'bad_request');
}

function refuse(socket: Socket, code: RefusalCode): void {
  const problem = problemNamed(code);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    'Cache-Control: no-store',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/**
 * Ends a reader that takes nothing and a sender that sends nothing, and takes no more connections than are bearable. A
 * connection on which neither side owes the other anything yet, since a request is being worked on, is left alone.
 */
export function watchSockets(fastify: FastifyInstance, limits: Limits): void {
  const atWork = new WeakMap<Socket, { request: IncomingMessage; answer: ServerResponse }>();
  fastify.addHook('onRequest', (request, reply, done) => {
    atWork.set(request.raw.socket, { request: request.raw, answer: reply.raw });
    done();
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    atWork.delete(request.raw.socket);
    done();
  });
  const server = fastify.server;
  server.maxConnections = limits.connections;
  server.on('timeout', (socket: Socket) => {
    const work = atWork.get(socket);
    if (!work || socket.writableLength > 0) socket.destroy();
    else if (work.request.complete) socket.setTimeout(limits.stalledMs);
    else if (work.answer.headersSent) socket.destroy();
    else refuse(socket, 'too_slow');
  });
}
