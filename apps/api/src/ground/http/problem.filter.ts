import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import {
  cleanText,
  REFUSALS,
  refusalText,
  type Problem,
  type RefusalCode,
  type RefusalFacts,
} from '@cailan/shared-types';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { outageOf } from '../db/outage';
import { InvalidBody } from './invalid-body';
import { noteOutcome } from './outcomes';
import { Refused } from '../refused';

/** Where WeChat Pay tells of payments and refunds. */
export const NOTICES = '/api/wechat-pay/notifications';
/** Where files of households are sent. */
export const ROSTERS = '/api/rosters/preview';
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
/** When a phone should ask again that was told `busy`, seconds. */
const RETRY_AFTER = 3;

const log = new Logger('http');

/**
 * Answers every refusal and error as `application/problem+json` (RFC 9457). An outage of database or disk is `busy`;
 * what is neither is a bug, and logged as one.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(tooLargeFile(error, reply.request) ?? error);
    const outage = outageOf(error);
    if (problem.code === 'internal_error') log.error(error);
    else if (outage) log.warn({ outage, route: reply.request.routeOptions.url });
    if (reply.raw.headersSent) return void reply.raw.destroy();
    sendProblem(reply, problem);
  }
}

/** Whoever chose a file that is too large is told which one, and how large it is. */
function tooLargeFile(error: unknown, { routeOptions, query, headers }: FastifyRequest): Refused | undefined {
  if (routeOptions.url !== ROSTERS || libraryRefusal(error) !== 'body_too_large') return undefined;
  const { fileName } = query as { fileName?: unknown };
  const megabytes = Math.ceil(Number(headers['content-length'] ?? 0) / 1024 / 1024);
  return new Refused({ code: 'roster_too_large', facts: { file: cleanText(String(fileName)), megabytes } });
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  noteOutcome(reply, problem.code);
  if (reply.request.routeOptions.url === NOTICES) return refuseNotice(reply, problem);
  const again = retryAfter(problem);
  if (again !== undefined) void reply.header('retry-after', again);
  void reply.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}

/** WeChat reads its own form, and sends the notice again later. */
function refuseNotice(reply: FastifyReply, { status, code }: Problem): void {
  log.warn({ notice: 'refused', status, code });
  void reply.status(status).send({ code: 'FAIL', message: code });
}

/** In seconds; undefined where asking again is no use. */
function retryAfter({ status, code, facts }: Problem): number | undefined {
  const { minutes, seconds } = facts ?? {};
  if (code === 'too_many_attempts' && minutes !== undefined) return Number(minutes) * 60;
  if (seconds !== undefined && status === 429) return Number(seconds);
  return status === 503 ? RETRY_AFTER : undefined;
}

/** The problem that answers an error. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) {
    const problem = refusalProblem(error.refusal);
    if (!(error instanceof InvalidBody)) return problem;
    return { ...problem, detail: error.sentence ?? problem.detail, faults: error.faults };
  }
  const code = outageOf(error) ? 'busy' : libraryRefusal(error);
  if (code) return refusalProblem({ code });
  const title = '系统出错，请稍后再试';
  return { type: 'about:blank', title, status: 500, code: 'internal_error', detail: title };
}

/** The problem of a refusal that has no more to say. */
export const problemNamed = (code: RefusalCode): Problem => refusalProblem({ code });

function refusalProblem({ code, facts }: { code: RefusalCode; facts?: RefusalFacts }): Problem {
  const title = refusalText({ code, facts });
  return { type: `/problems/${code}`, title, status: REFUSALS[code].status, code, detail: title, facts };
}

/** What Nest and Fastify refuse by themselves, in our codes. */
function libraryRefusal(error: unknown): RefusalCode | undefined {
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === 408) return 'too_slow';
  if (status === 413) return 'body_too_large';
  if (status === 415) return 'unsupported_media_type';
  // 414: an id longer than any path takes. FST_ERR_BAD_URL: a path with broken escapes.
  // 403: what the folder of the web page refuses, `..` and its like.
  if (status === 403 || status === 404 || status === 414 || code === 'FST_ERR_BAD_URL') return 'not_found';
  if (status === 400 || code === 'FST_ERR_CTP_INVALID_JSON_BODY') return 'bad_json';
  return undefined;
}
