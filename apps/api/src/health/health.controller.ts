import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { HealthView } from '@cailan/shared-types';
import type { FastifyReply } from 'fastify';
import { Clock } from '../ground/clock';
import { CONFIG, type Config } from '../ground/settings/config';
import { Db } from '../ground/db/db';
import { AuthGuard } from '../people/access/auth.guard';
import { AllowAnyone, Endpoint, type SignedRequest } from '../ground/http/endpoint';
import { version } from '../ground/version';
import { Readiness } from './readiness';

/** Whether the process lives, and whether it can serve. */
@Controller()
export class HealthController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly guard: AuthGuard,
    @Inject(CONFIG) private readonly config: Config,
    private readonly readiness: Readiness,
  ) {}

  @Endpoint('GET /health/live')
  @AllowAnyone()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Endpoint('GET /health/ready')
  @AllowAnyone()
  async ready(
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HealthView> {
    const now = this.clock.now();
    const row = await this.readiness.look();
    if (!row) {
      void reply.status(503).header('retry-after', 3);
      return { status: 'not_ready', now };
    }
    if (!(await this.mayKnow(request))) return { status: 'ready', now };
    const { engine } = this.db;
    return { status: 'ready', now, engine, version, ...row, plan: row.plan ?? undefined };
  }

  /** A stranger learns neither what is served here nor which version to look for faults of. */
  private async mayKnow(request: SignedRequest): Promise<boolean> {
    if (!this.config.production) return true;
    const actor = await this.guard.known(request);
    return actor?.grants.some(({ role }) => role === 'district_admin') ?? false;
  }
}
