import Taro from '@tarojs/taro';
import { targetOf, type InputArguments, type Method, type Reply, type Route } from './route';

/** People on a bad network wait no longer than this for a sentence that tells them so. */
const TIMEOUT_MS = 10_000;

/** No answer that could be read: no network, a time-out, or something other than the API in between. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The API answered "no" (`application/problem+json`): the status, its stable code, and a sentence in Chinese. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

/**
 * Asks the API for one route of the contract, e.g. `call('GET /health/ready')`, `call('GET /rounds/:id', { params: { id } })`.
 * @throws Unreachable when nobody answers in time, Problem when the API refuses or fails.
 */
export async function call<R extends Route>(route: R, ...[input]: InputArguments<R>): Promise<Reply<R>> {
  const { params, query, body } = (input ?? {}) as Given;
  const { method, path } = targetOf(route, params, query);
  const answer = await ask(method, `${API_BASE}/api${path}`, body);
  if (answer.statusCode < 200 || answer.statusCode > 299) throw problemOf(answer.statusCode, answer.data);
  // A captive portal or a proxy may answer 200 with a page of its own.
  if (!isRecord(answer.data)) throw new Unreachable('the answer is not JSON');
  return answer.data as Reply<R>;
}

/** Any route's input, seen by the code that is the same for all of them. */
interface Given {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
}

interface Answer {
  statusCode: number;
  data: unknown;
}

async function ask(method: Method, url: string, body: unknown): Promise<Answer> {
  try {
    return await Taro.request<unknown>({
      url,
      method,
      // WeChat calls every POST JSON, and the API refuses JSON that is empty.
      data: body ?? (method === 'GET' ? undefined : {}),
      timeout: TIMEOUT_MS,
      header: { accept: 'application/json, application/problem+json', 'content-type': 'application/json' },
    });
  } catch (cause) {
    throw new Unreachable(reasonOf(cause));
  }
}

function problemOf(status: number, data: unknown): Problem {
  const body = isRecord(data) ? data : {};
  const code = typeof body['code'] === 'string' ? body['code'] : 'unknown';
  const detail = body['detail'] ?? body['title'];
  return new Problem(status, code, typeof detail === 'string' ? detail : '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** WeChat rejects with `{ errMsg }`, browsers with an Error. */
function reasonOf(cause: unknown): string {
  const reason = isRecord(cause) ? (cause['errMsg'] ?? cause['message']) : cause;
  return typeof reason === 'string' ? reason : 'no answer';
}
