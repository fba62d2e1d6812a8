import type { OutgoingHttpHeaders } from 'node:http';
import { REFUSALS, type Problem, type RefusalCode } from '@cailan/shared-types';
import type { TestPerson, TestService } from '../../world/service';

/** A request as any program may send it. */
export interface AnyRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  path: string;
  /** Sent as it is, or as JSON when it is no text. */
  body?: unknown;
  type?: string;
  headers?: Record<string, string>;
}

/** Sends the request and gives its status and what was answered, as a problem. */
export async function send(
  service: TestService,
  as: TestPerson | undefined,
  { method = 'POST', path, body, type = 'application/json', headers = {} }: AnyRequest,
): Promise<{ status: number; contentType: string; problem: Partial<Problem> }> {
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const response = await service.app.inject({
    method,
    url: `/api${path}`,
    headers: {
      ...(as ? { authorization: `Bearer ${as.token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    payload: body === undefined || raw ? body : JSON.stringify(body),
  });
  const contentType = String(response.headers['content-type'] ?? '');
  const problem = contentType.includes('json') ? (JSON.parse(response.body) as Partial<Problem>) : {};
  return { status: response.statusCode, contentType, problem };
}

/** What is wrong with a refusal's answer: empty when it is a whole problem with this code, in Chinese, its faults by path. */
export function flaws(
  { status, contentType, problem }: Awaited<ReturnType<typeof send>>,
  code: RefusalCode,
  fault?: string,
): string[] {
  const { type, title = '', detail, faults = [] } = problem;
  return [
    ...(problem.code === code ? [] : [`code ${problem.code} (${status}) instead of ${code}`]),
    ...(status === REFUSALS[code].status && problem.status === status ? [] : [`status ${status}`]),
    ...(contentType.startsWith('application/problem+json') ? [] : [`type ${contentType}`]),
    ...(type === `/problems/${code}` ? [] : [`problem type ${type}`]),
    ...(/\p{Script=Han}/u.test(title) && /\p{Script=Han}/u.test(detail ?? '') ? [] : [`title ${title}`]),
    ...(!fault || faults.some((each) => each.startsWith(`${fault}: `))
      ? []
      : [`faults ${faults.join('; ')}`]),
  ];
}

/** What is wrong with an answer from 400 on, whatever was asked: no problem, no known code, a fault of the service. */
export function problemFlaws(
  answer: { statusCode: number; headers: OutgoingHttpHeaders; body: string },
  method = 'GET',
): string[] {
  const { statusCode: status, headers, body } = answer;
  const type = String(headers['content-type']);
  if (status >= 500) return [`${status} ${body.slice(0, 200)}`];
  if (!type.startsWith('application/problem+json')) return [`${status} as ${type || 'nothing'}`];
  if (method === 'HEAD') return [];
  const problem = JSON.parse(body) as Partial<Problem>;
  const known = REFUSALS[problem.code as RefusalCode] as { status: number } | undefined;
  if (!known) return [`unknown code ${String(problem.code)}`];
  return known.status === status && problem.status === status ? [] : [`${problem.code} as ${status}`];
}
