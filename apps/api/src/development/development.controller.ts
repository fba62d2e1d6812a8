import { Body, Controller, Inject, Query } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ROLES, type DevelopmentPersonView, type Role, type SignInView } from '@cailan/shared-types';
import { DevelopmentSignInDto, SetClockDto } from '@cailan/shared-types/dto';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { AllowAnyone, Endpoint } from '../http/endpoint';
import { refuse } from '../http/refused';
import { JobsService } from '../jobs/jobs.service';
import { PeopleService } from '../people/people.service';

/**
 * What only development has: signing in as any person of the plan, and moving the clock so that a day can be played.
 * The module leaves this controller out in production, and each route refuses there besides.
 */
@Controller()
export class DevelopmentController {
  constructor(
    private readonly people: PeopleService,
    private readonly jwt: JwtService,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Endpoint('GET /development/people')
  @AllowAnyone()
  list(
    @Query('role') role?: string,
    @Query('search') search?: string,
    @Query('limit') limit?: string,
  ): Promise<DevelopmentPersonView[]> {
    this.refuseInProduction();
    const known = ROLES.find((candidate): candidate is Role => candidate === role);
    return this.people.forSignIn({ role: known, search: search?.trim() }, Number(limit) || 100);
  }

  @Endpoint('POST /development/sign-in')
  @AllowAnyone()
  async signIn(@Body() { personId }: DevelopmentSignInDto): Promise<SignInView> {
    this.refuseInProduction();
    const person = await this.people.view(personId);
    return { token: this.jwt.sign({ sub: person.id }), person };
  }

  @Endpoint('POST /development/clock')
  @AllowAnyone()
  setClock(@Body() { now }: SetClockDto): { now: string } {
    this.refuseInProduction();
    this.clock.set(now);
    return { now: this.clock.now() };
  }

  @Endpoint('POST /development/jobs/run')
  @AllowAnyone()
  async runJobs(): Promise<{ ran: number }> {
    this.refuseInProduction();
    return { ran: await this.jobs.runDue() };
  }

  private refuseInProduction(): void {
    if (this.config.production) refuse('development_only');
  }
}
