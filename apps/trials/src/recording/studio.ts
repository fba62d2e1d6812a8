import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { BodyOf, QueryOf, ReplyOf, Role, Route } from '@cailan/shared-types';
import { DataSource } from 'typeorm';
import type { Config } from '@cailan/api/ground/settings/config';
import { Db } from '@cailan/api/ground/db/db';
import { starting, type Ends } from '@cailan/api/ends';
import { LIMITS } from '@cailan/api/ground/settings/limits';
import { JobsService } from '@cailan/api/ground/jobs/jobs.service';
import { PlanLoader } from '@cailan/api/plans/plan.loader';
import { createServer } from '@cailan/api/server';
import { holdStill, type Stillness } from './chance';
import { recordedPlan } from './plan';
import { machine } from '@cailan/api/ground/clock';

/** The morning before the window's day. */
const MORNING = '2026-11-20T00:30:00.000Z';
const SEED = 'recorded';
/** What one request takes: longer than anything that the service remembers of rounds. */
const STEP_SECONDS = 10;

export interface Person {
  id: string;
  role: Role;
  scopeId: string;
}

export interface Input<R extends Route> {
  params?: Record<string, string>;
  query?: QueryOf<R>;
  body?: BodyOf<R>;
}

/** An answer as it goes over the network. */
export interface Answer {
  statusCode: number;
  data: unknown;
}

/** The service with the recording's plan on a database of its own, in a time that only requests move. */
export class Studio {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly still: Stillness,
    private readonly ends: Ends,
  ) {}

  static async open(): Promise<Studio> {
    return starting(async (ends) => {
      const still = await ends.of(holdStill(MORNING, SEED), (it) => it.end());
      const folder = mkdtempSync(join(tmpdir(), 'cailan-recording-'));
      await ends.of(folder, (it) => rmSync(it, { recursive: true, force: true }));
      const app = await ends.of(createServer(configIn(folder)), (it) => it.close());
      await app.get(DataSource).runMigrations();
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      const { plan, rules } = recordedPlan();
      await app.get(PlanLoader).load(plan, rules);
      return new Studio(app, still, ends);
    });
  }

  close(): Promise<void> {
    return this.ends.all();
  }

  /** The present, ISO 8601 in UTC. */
  now(): string {
    return machine.now();
  }

  /** Moves the time on and does what had been set for until then. */
  async moveTo(instant: string): Promise<void> {
    this.still.moveTo(instant);
    while ((await this.app.get(JobsService).runDue()) > 0);
  }

  /** The holders of a role in the order of the plan, deputies after those whom they stand in for. */
  async people(role: Role): Promise<Person[]> {
    const rows = await this.app
      .get(Db)
      .many<{ id: string; scopeId: string }>(
        `SELECT personId AS id, scopeId FROM role_grants WHERE role = ? ORDER BY deputyOfId IS NOT NULL, id`,
        [role],
      );
    return rows.map((row) => ({ ...row, role }));
  }

  /** The building of each household. */
  async buildings(): Promise<Map<string, string>> {
    const rows = await this.app
      .get(Db)
      .many<{ id: string; buildingId: string }>('SELECT id, buildingId FROM households ORDER BY sort, id');
    return new Map(rows.map(({ id, buildingId }) => [id, buildingId]));
  }

  async ask<R extends Route>(as: Person | undefined, route: R, input: Input<R> = {}): Promise<Answer> {
    this.still.pass(STEP_SECONDS);
    const { method, path } = pathOf(route, input);
    // Signed anew, since the day is longer than a token lasts.
    const json = input.body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await this.app.inject({
      method: method as 'GET',
      url: `/api${path}`,
      headers: { ...(as ? { authorization: `Bearer ${this.tokenOf(as.id)}` } : {}), ...json },
      payload: input.body === undefined ? undefined : JSON.stringify(input.body),
    });
    return { statusCode: response.statusCode, data: JSON.parse(response.body) as unknown };
  }

  /** Asks as `ask` does. @throws Error unless the service says yes. */
  async ok<R extends Route>(as: Person, route: R, input: Input<R> = {}): Promise<ReplyOf<R>> {
    const { statusCode, data } = await this.ask(as, route, input);
    if (statusCode !== 200) throw new Error(`${route}: ${statusCode} ${JSON.stringify(data)}`);
    return data as ReplyOf<R>;
  }

  private tokenOf(personId: string): string {
    return this.app.get(JwtService).sign({ sub: personId });
  }
}

/** A route with its names filled in and its query in order: what an answer is kept under. */
export function pathOf<R extends Route>(route: R, { params = {}, query }: Input<R>) {
  const [method = 'GET', template = ''] = route.split(' ');
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams((query ?? {}) as Record<string, string>);
  search.sort();
  return { method, path: search.size > 0 ? `${path}?${search.toString()}` : path };
}

function configIn(dataDir: string): Config {
  const key = Buffer.alloc(32, SEED);
  return {
    production: false,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: undefined,
    webDir: '',
    dataDir,
    tokenSecret: key.toString('base64'),
    dataKeys: [{ id: 'k1', key }],
    hashKey: key,
    logLevel: 'silent',
    sessionless: true,
    poolSize: 1,
    limits: { ...LIMITS, requestsPerMinute: 1_000_000 },
  };
}
