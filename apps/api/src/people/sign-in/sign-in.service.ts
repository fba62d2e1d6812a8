import { Injectable } from '@nestjs/common';
import type { SignInView } from '@cailan/shared-types';
import { AttemptsService } from '../attempts/attempts.service';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { isRefused, refuse } from '../../ground/refused';
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
    private readonly attempts: AttemptsService,
  ) {}

  /** @throws Refused `bad_login_code`, `wechat_unavailable`, `wechat_not_configured`, `too_many_attempts`. */
  async withWechat(code: string, address: string): Promise<SignInView> {
    await this.attempts.take({ sign_in_address: address });
    const openid = await this.attempts.guard(
      { wrong_login_address: address },
      isRefused('bad_login_code'),
      () => this.identity.openid(code),
    );
    return this.enter(openid);
  }

  /** @throws Refused `not_found` unless the service runs there, `not_signed_in` without WeChat's word, `too_many_attempts`. */
  async inCloudRun(headers: CloudRunHeaders, address: string): Promise<SignInView> {
    const openid = this.identity.cloudRunOpenid(headers);
    await this.attempts.take({ sign_in_address: address });
    return this.enter(openid);
  }

  /** @throws Refused `session_ended`, `too_many_attempts`. */
  async refresh(refreshToken: string, address: string): Promise<SignInView> {
    const session = refreshToken.split('.')[0] ?? '';
    return this.attempts.guard({ wrong_token_address: address }, isRefused('session_ended'), () =>
      this.sessions.refresh(refreshToken, (tx) => this.attempts.takeIn(tx, { refresh_session: session })),
    );
  }

  /** Ends this session, or all of the person's. */
  async signOut(me: Actor, everywhere = false): Promise<{ done: true }> {
    if (everywhere) await this.db.transaction((tx) => this.sessions.endAll(tx, me.personId));
    else await this.db.transaction((tx) => this.sessions.end(tx, me.sessionId));
    return { done: true };
  }

  /**
   * Takes the phone number that WeChat vouches for, and with it the roles that a plan gives to it. The session before
   * ends: who they are may have changed. @throws Refused `desk_needs_phone`, `consent_required`, `bad_phone_code`, `wechat_unavailable`.
   */
  async verifyPhone(me: Actor, code: string): Promise<SignInView> {
    if (me.deskRole !== undefined) refuse('desk_needs_phone');
    await requireConsent(this.db, me.personId);
    await this.attempts.take({ phone_person: me.personId });
    const phone = await this.identity.phone(code);
    return this.sessions.open(async (tx) => {
      const personId = await this.accounts.claimPhone(tx, me.personId, phone);
      await this.sessions.end(tx, me.sessionId);
      return personId;
    });
  }

  /**
   * Takes a post by the code that its appointer showed, where WeChat tells no number. The session before ends.
   * @throws Refused `desk_needs_phone`, `consent_required`, `bad_post_code`, `account_in_use`, `already_deputy`, `too_many_attempts`.
   */
  async takePost(me: Actor, code: string, address: string): Promise<SignInView> {
    if (me.deskRole !== undefined) refuse('desk_needs_phone');
    await requireConsent(this.db, me.personId);
    const tried = { wrong_code_person: me.personId, wrong_code_address: address };
    return this.attempts.guard(tried, isRefused('bad_post_code'), () =>
      this.sessions.open(async (tx) => {
        const personId = await this.accounts.claimCode(tx, me.personId, code);
        await this.sessions.end(tx, me.sessionId);
        return personId;
      }),
    );
  }

  private async enter(openid: string): Promise<SignInView> {
    const personId = await this.accounts.personOf(openid);
    await this.attempts.take({ sign_in_person: personId });
    return this.sessions.open(() => Promise.resolve(personId));
  }
}
