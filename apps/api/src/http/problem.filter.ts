import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { REFUSALS, refusalText, type Problem, type Refusal, type RefusalCode } from '@cailan/shared-types';
import type { FastifyReply } from 'fastify';
import { InvalidBody } from './invalid-body';
import { noteOutcome } from './outcomes';
import { Refused } from './refused';

/** Answers every refusal and error as `application/problem+json` (RFC 9457). What is no refusal is a bug, and logged as one. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500 && problem.code === 'internal_error') this.log.error(error);
    if (reply.raw.headersSent) return void reply.raw.destroy();
    const minutes = problem.code === 'too_many_attempts' ? problem.facts?.['minutes'] : undefined;
    if (minutes !== undefined) void reply.header('retry-after', Number(minutes) * 60);
    sendProblem(reply, problem);
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  noteOutcome(reply, problem.code);
  void reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

/** The problem that answers an error. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) {
    const problem = refusalProblem(error.refusal);
    if (!(error instanceof InvalidBody)) return problem;
    return { ...problem, detail: error.sentence ?? problem.detail, faults: error.faults };
  }
  const code = libraryRefusal(error);
  if (code) return refusalProblem({ code });
  const title = '系统出错，请稍后再试';
  return { type: 'about:blank', title, status: 500, code: 'internal_error', detail: title };
}

function refusalProblem({ code, facts }: Refusal): Problem {
  const title = refusalText({ code, facts });
  return { type: `/problems/${code}`, title, status: REFUSALS[code].status, code, detail: title, facts };
}

/** What Nest and Fastify refuse by themselves, in our codes. */
function libraryRefusal(error: unknown): RefusalCode | undefined {
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === 413) return 'body_too_large';
  if (status === 415) return 'unsupported_media_type';
  // 414: an id longer than any path takes. FST_ERR_BAD_URL: a path with broken escapes.
  if (status === 404 || status === 414 || code === 'FST_ERR_BAD_URL') return 'not_found';
  if (status === 400 || code === 'FST_ERR_CTP_INVALID_JSON_BODY') return 'bad_json';
  return undefined;
}
