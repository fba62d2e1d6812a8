import { Controller, Res } from '@nestjs/common';
import type { HealthView } from '@cailan/shared-types';
import type { FastifyReply } from 'fastify';
import { Clock } from '../clock';
import { Db } from '../db/db';
import { AllowAnyone, Endpoint } from '../http/endpoint';
import { version } from '../version';

/** Whether the process lives, and whether it can serve. */
@Controller()
export class HealthController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Endpoint('GET /health/live')
  @AllowAnyone()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Endpoint('GET /health/ready')
  @AllowAnyone()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    const state = { engine: this.db.engine, version, now: this.clock.now() };
    const row = await this.db
      .one<{ plan: string | null; households: number; openRounds: number }>(
        `SELECT (SELECT MIN(name) FROM districts) AS plan, (SELECT COUNT(*) FROM households) AS households,
                (SELECT COUNT(*) FROM rounds WHERE status = 'open') AS openRounds`,
      )
      .catch(() => undefined);
    if (row) return { ...state, status: 'ready', ...row, plan: row.plan ?? undefined };
    void reply.status(503);
    return { ...state, status: 'not_ready' };
  }
}
