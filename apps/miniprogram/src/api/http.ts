import Taro from '@tarojs/taro';
import { isRecord, problemIn, type Answered, type Asked } from '@cailan/shared-types';
import { noteServiceTime } from './clock';
import { Unreachable } from './errors';

/** People on a bad network wait no longer than this for a sentence that tells them so. */
const TIMEOUT_MS = 10_000;
/** A picture is larger than any form. */
const UPLOAD_TIMEOUT_MS = 60_000;

interface Request extends Asked {
  /** What the body is where it is no JSON. */
  contentType?: string;
}

/** Where a path of the API is. */
export const urlOf = (path: string): string => `${API_BASE}/api${path}`;

/** One request; the answer's data, as `answered` gives it. */
export async function exchange(request: Request, headers: Record<string, string> = {}): Promise<unknown> {
  return (await answered(request, headers)).data;
}

/**
 * One request and its answer.
 * @param headers what says who asks, and with which build of the app (see `signed`).
 * @throws Unreachable when nobody answers in time, ProblemError when the API refuses or fails.
 */
export async function answered(
  { method, path, body, contentType }: Request,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const answer = await sent(
    Taro.request<unknown>({
      url: urlOf(path),
      method,
      // WeChat calls every POST JSON, and the API refuses JSON that is empty.
      data: body ?? (method === 'GET' ? undefined : {}),
      timeout: contentType ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS,
      header: {
        accept: 'application/json, application/problem+json',
        'content-type': contentType ?? 'application/json',
        ...headers,
      },
    }),
  );
  noteServiceTime(headerOf(answer.header, 'x-now'));
  const { statusCode: status, data } = answer;
  if (status < 200 || status > 299) throw problemIn(status, data);
  // A captive portal or a proxy may answer 200 with a page of its own.
  if (!isRecord(data)) throw new Unreachable('the answer is not JSON');
  return { status, data, next: headerOf(answer.header, 'x-next') };
}

/** @throws Unreachable in place of what WeChat or the browser reject with. */
export async function sent<T>(request: PromiseLike<T>): Promise<T> {
  try {
    return await request;
  } catch (cause) {
    throw new Unreachable(reasonOf(cause));
  }
}

/** A header by its name in lower case: WeChat keeps the server's spelling, browsers do not. */
export function headerOf(header: Record<string, unknown> | undefined, name: string): string | undefined {
  const found = Object.entries(header ?? {}).find(([key]) => key.toLowerCase() === name);
  return typeof found?.[1] === 'string' ? found[1] : undefined;
}

/** WeChat rejects with `{ errMsg }`, browsers with an Error. */
function reasonOf(cause: unknown): string {
  const reason = isRecord(cause) ? (cause['errMsg'] ?? cause['message']) : cause;
  return typeof reason === 'string' ? reason : 'no answer';
}
