import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { JwtService } from '@nestjs/jwt';
import {
  problemIn,
  targetOf,
  withQuery,
  type AnyInput,
  type InputArguments,
  type Method,
  type ReplyOf,
  type Role,
  type Route,
  type Stream,
} from '@cailan/shared-types';
import { Clock } from '@cailan/api/ground/clock';
import type { Config } from '@cailan/api/ground/settings/config';
import { Db } from '@cailan/api/ground/db/db';
import { newId } from '@cailan/api/ground/db/ids';
import type { Limits } from '@cailan/api/ground/settings/limits';
import { JobsService } from '@cailan/api/ground/jobs/jobs.service';
import { checkedServer } from './answers';
import type { TestEngine } from './engines';
import { answerWith, inject } from '../in-process';
import { smallPlan } from './small-plan';

/** The morning on which specs begin: the evening's window is that of the same local day. */
const MORNING = '2026-11-21T01:00:00.000Z';

/** A person of the small plan with a token. */
export interface TestPerson {
  id: string;
  token: string;
  scopeId: string;
}

export interface Answer<T> {
  status: number;
  body: T;
  /** The problem's code, where the answer is one. */
  code: string | undefined;
  /** `after` of the next page, where there is one. */
  next: string | undefined;
}

/** The whole service on a database of its own with the small plan loaded; requests go in without a socket. */
export class TestService {
  constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    private readonly dispose: () => Promise<void>,
  ) {}

  get db(): Db {
    return this.app.get(Db);
  }

  get clock(): Clock {
    return this.app.get(Clock);
  }

  /** Runs the jobs that are due. */
  runJobs(): Promise<number> {
    return this.app.get(JobsService).runDue();
  }

  /** The holders of a role, those of the plan's first scope first; deputies left out. */
  async people(role: Role, scopeId?: string): Promise<TestPerson[]> {
    const rows = await this.db.many<{ id: string; scopeId: string }>(
      `SELECT personId AS id, scopeId FROM role_grants
       WHERE role = ? AND deputyOfId IS NULL ${scopeId ? 'AND scopeId = ?' : ''} ORDER BY id`,
      scopeId ? [role, scopeId] : [role],
    );
    return rows.map((row) => ({ ...row, token: this.tokenOf(row.id) }));
  }

  async person(role: Role, scopeId?: string): Promise<TestPerson> {
    const [first] = await this.people(role, scopeId);
    if (!first) throw new Error(`nobody is ${role} of ${scopeId ?? 'anything'}`);
    return first;
  }

  tokenOf(personId: string): string {
    return this.app.get(JwtService).sign({ sub: personId });
  }

  /** Calls a route of the contract; of a list it is one page. */
  async call<R extends Route>(
    as: TestPerson | undefined,
    route: R,
    ...[input]: InputArguments<R>
  ): Promise<Answer<ReplyOf<R>>> {
    return (await this.any(as, route, input as AnyInput | undefined)) as Answer<ReplyOf<R>>;
  }

  /** Calls whichever route it is, with an input that may be another's. */
  any(
    as: TestPerson | undefined,
    route: Route | Stream,
    { params, query, body }: AnyInput = {},
  ): Promise<Answer<unknown>> {
    const { method, path } = targetOf(route, { params });
    return this.raw(as, method, path, body, query);
  }

  /** Calls as `call` does, and fails the test unless it is answered with 200. */
  async ok<R extends Route>(
    as: TestPerson | undefined,
    route: R,
    ...input: InputArguments<R>
  ): Promise<ReplyOf<R>> {
    const answer = await this.call(as, route, ...input);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Sends anything at all. */
  async raw(
    as: TestPerson | undefined,
    method: string,
    path: string,
    body?: unknown,
    query: object = {},
  ): Promise<Answer<unknown>> {
    const asked = { method: method as Method, path: withQuery(path, query as Record<string, string>), body };
    const { status, data, next } = await inject(this.app, asked, as?.token);
    return { status, body: data, code: status < 400 ? undefined : problemIn(status, data).code, next };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.dispose();
  }
}

interface Changes extends Partial<Omit<Config, 'limits'>> {
  limits?: Partial<Limits>;
  times?: number;
}

/** Starts the service on a fresh database of the engine, with `times` the small plan's households; `changes` to what it reads from its environment. */
export function startService(engine: TestEngine, changes: Changes = {}): Promise<TestService> {
  return startAs(TestService, engine, changes);
}

/** The same, asked in the ways of a class that knows more of the trade. */
export async function startAs<S extends TestService>(
  Kind: new (...given: ConstructorParameters<typeof TestService>) => S,
  engine: TestEngine,
  { limits, times, ...changes }: Changes,
): Promise<S> {
  const database = await engine.start();
  const config = { ...database.config, ...changes, limits: { ...database.config.limits, ...limits } };
  const app = await checkedServer(config);
  await answerWith(app, smallPlan(times), MORNING);
  return new Kind(app, config, () => database.close());
}

/** A client key, or any other text that must be new. */
export const newKey = (): string => newId();
