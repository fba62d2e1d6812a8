import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  problemIn,
  targetOf,
  type AnyInput,
  type InputArguments,
  type ReplyOf,
  type Role,
  type Route,
} from '@cailan/shared-types';
import { DataSource } from 'typeorm';
import type { Config } from '@cailan/api/ground/settings/config';
import { Db } from '@cailan/api/ground/db/db';
import { starting, type Ends } from '@cailan/api/ends';
import { LIMITS } from '@cailan/api/ground/settings/limits';
import { JobsService } from '@cailan/api/ground/jobs/jobs.service';
import { createServer } from '@cailan/api/server';
import { answerWith, inject } from '../in-process';
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
      await answerWith(app, recordedPlan());
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

  async ask(as: Person | undefined, route: Route, input?: AnyInput): Promise<Answer> {
    this.still.pass(STEP_SECONDS);
    // Signed anew, since the day is longer than a token lasts.
    const { status, data } = await inject(this.app, targetOf(route, input), as && this.tokenOf(as.id));
    return { statusCode: status, data };
  }

  /** Asks as `ask` does. @throws ProblemError unless the service says yes. */
  async ok<R extends Route>(as: Person, route: R, ...[input]: InputArguments<R>): Promise<ReplyOf<R>> {
    const { statusCode, data } = await this.ask(as, route, input as AnyInput | undefined);
    if (statusCode !== 200) throw problemIn(statusCode, data, route);
    return data as ReplyOf<R>;
  }

  private tokenOf(personId: string): string {
    return this.app.get(JwtService).sign({ sub: personId });
  }
}

/** A route with its names filled in and its query in order: what an answer is kept under. */
export function keptUnder(route: Route, { params, query = {} }: AnyInput): string {
  const inOrder = Object.fromEntries(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { method, path } = targetOf(route, { params, query: inOrder });
  return `${method} ${path}`;
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
    deskHours: 12,
    limits: { ...LIMITS, requestsPerMinute: 1_000_000 },
  };
}
