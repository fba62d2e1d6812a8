import { Body, Controller, Inject, Query } from '@nestjs/common';
import { ROLES, type DevelopmentPersonView, type Role, type SignInView } from '@cailan/shared-types';
import { DevelopmentSignInDto, SetClockDto } from '@cailan/shared-types/dto';
import { Clock } from '../ground/clock';
import { CONFIG, type Config } from '../ground/settings/config';
import { apart } from '../ground/db/answering';
import { AllowAnyone, Endpoint } from '../ground/http/endpoint';
import { Paged, type Page, type Paging } from '../ground/http/pages';
import { refuse } from '../ground/refused';
import { JobsService } from '../ground/jobs/jobs.service';
import { PeopleService } from '../people/people/people.service';
import { moveStandIn, standInUrl } from './stand-in';
import { AccountsService } from '../people/sign-in/accounts.service';
import { SessionsService } from '../people/sign-in/sessions.service';
import { WechatIdentity } from '../people/sign-in/wechat-identity';

/** A played day takes hours, and is not interrupted for a new token. */
const DAY_MS = 12 * 3_600_000;

/**
 * What only development has: signing in as any person of the plan, and moving the clock so that a day can be played.
 * The module leaves this controller out in production, and each route refuses there besides.
 */
@Controller()
export class DevelopmentController {
  constructor(
    private readonly people: PeopleService,
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
    private readonly identity: WechatIdentity,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Endpoint('GET /development/people')
  @AllowAnyone()
  list(
    @Paged() paging: Paging,
    @Query('role') role?: string,
    @Query('search') search?: string,
  ): Promise<Page<DevelopmentPersonView[]>> {
    this.refuseInProduction();
    const known = ROLES.find((candidate): candidate is Role => candidate === role);
    return this.people.forSignIn({ role: known, search: search?.trim() }, paging);
  }

  @Endpoint('POST /development/sign-in')
  @AllowAnyone()
  async signIn(@Body() { personId, code }: DevelopmentSignInDto): Promise<SignInView> {
    this.refuseInProduction();
    const openid = code === undefined ? undefined : await this.identity.openid(code);
    return this.sessions.open(async (tx) => {
      if (openid !== undefined) await this.accounts.link(tx, personId, openid);
      return personId;
    }, DAY_MS);
  }

  /** Where the stand-in for WeChat's servers is, so that a browser can be the phone. */
  @Endpoint('GET /development/wechat')
  @AllowAnyone()
  wechat(): { sandboxUrl: string | null } {
    this.refuseInProduction();
    return { sandboxUrl: standInUrl(this.config) ?? null };
  }

  @Endpoint('POST /development/clock')
  @AllowAnyone()
  async setClock(@Body() { now }: SetClockDto): Promise<{ now: string }> {
    this.refuseInProduction();
    this.clock.set(now);
    await moveStandIn(this.config, now);
    return { now: this.clock.now() };
  }

  @Endpoint('POST /development/jobs/run')
  @AllowAnyone()
  async runJobs(): Promise<{ ran: number }> {
    this.refuseInProduction();
    return { ran: await apart('each job stands by itself', () => this.jobs.runDue()) };
  }

  private refuseInProduction(): void {
    if (this.config.production) refuse('development_only');
  }
}
