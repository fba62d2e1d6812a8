import { Injectable } from '@nestjs/common';
import type { SignInView } from '@cailan/shared-types';
import { Db } from '../db/db';
import type { Actor } from '../http/endpoint';
import { requireConsent } from '../people/consents';
import { AccountsService } from './accounts.service';
import { SessionsService } from './sessions.service';
import { WechatIdentity, type CloudRunHeaders } from './wechat-identity';

/** How people come in and go out. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Db,
    private readonly identity: WechatIdentity,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws Refused `bad_login_code`, `wechat_unavailable`, `wechat_not_configured`. */
  async withWechat(code: string): Promise<SignInView> {
    const openid = await this.identity.openid(code);
    return this.sessions.open(await this.accounts.personOf(openid));
  }

  /** @throws Refused `not_found` unless the service runs there, `not_signed_in` without WeChat's word. */
  async inCloudRun(headers: CloudRunHeaders): Promise<SignInView> {
    const openid = this.identity.cloudRunOpenid(headers);
    return this.sessions.open(await this.accounts.personOf(openid));
  }

  /** @throws Refused `session_ended`. */
  refresh(refreshToken: string): Promise<SignInView> {
    return this.sessions.refresh(refreshToken);
  }

  /** Ends this session, or all of the person's. */
  async signOut(me: Actor, everywhere = false): Promise<{ done: true }> {
    if (everywhere) await this.db.transaction((tx) => this.sessions.endAll(tx, me.personId));
    else if (me.sessionId) await this.sessions.end(me.sessionId);
    return { done: true };
  }

  /**
   * Takes the phone number that WeChat vouches for, and with it the roles that a plan gives to it. The session before
   * ends: who they are may have changed. @throws Refused `consent_required`, `bad_phone_code`, `wechat_unavailable`.
   */
  async verifyPhone(me: Actor, code: string): Promise<SignInView> {
    await requireConsent(this.db, me.personId);
    const phone = await this.identity.phone(code);
    const personId = await this.accounts.claimPhone(me.personId, phone);
    if (me.sessionId) await this.sessions.end(me.sessionId);
    return this.sessions.open(personId);
  }
}
