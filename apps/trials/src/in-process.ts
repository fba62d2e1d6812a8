import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Answered, Asked } from '@cailan/shared-types';
import { Clock } from '@cailan/api/ground/clock';
import { PayeesOfBefore } from '@cailan/api/money/payees/payees-of-before.service';
import { PlanLoader } from '@cailan/api/plans/plan.loader';

type Plan = Parameters<PlanLoader['load']>;

/**
 * Has a service in this process answer, with a plan loaded; its schema is there.
 * @param at the service's time from then on; the machine's unless said.
 */
export async function answerWith(
  app: NestFastifyApplication,
  { plan, rules }: { plan: Plan[0]; rules: Plan[1] },
  at?: string,
): Promise<void> {
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  if (at !== undefined) app.get(Clock).set(at);
  await app.get(PlanLoader).load(plan, rules);
  await app.get(PayeesOfBefore).takeOver();
}

/**
 * A request of the contract to a service in this process, without a socket.
 * @param asked its body is sent as JSON, a text as it is.
 * @returns bytes as `data` where the answer is no JSON.
 */
export async function inject(
  app: NestFastifyApplication,
  { method, path, body }: Asked,
  token?: string,
): Promise<Answered> {
  const response = await app.inject({
    method,
    url: `/api${path}`,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    payload: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    data: isJson ? (JSON.parse(response.body) as unknown) : response.rawPayload,
    next: response.headers['x-next']?.toString(),
  };
}
