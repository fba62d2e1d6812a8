import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Credentials } from '../credentials';
import type { Faults } from '../faults';
import { Fields } from '../fields';
import type { People } from '../phone/people';
import { OpenProblem } from './problem';
import type { Tokens } from './tokens';

const SIGN_INS_A_MINUTE = 100;
const MINUTE_MS = 60_000;

/** Who signs in: code2session and the phone number. */
export class Session {
  private readonly signIns = new Map<string, number[]>();

  constructor(
    private readonly credentials: Credentials,
    private readonly tokens: Tokens,
    private readonly people: People,
    private readonly clock: Clock,
    private readonly faults: Faults,
  ) {}

  /** GET /sns/jscode2session */
  code2session(query: Record<string, string | undefined>): object {
    this.tokens.knowApp(query.appid, query.secret);
    if (query.grant_type !== 'authorization_code') throw new OpenProblem(40002, 'invalid grant_type');
    if (!query.js_code) throw new OpenProblem(41008, 'missing code');
    const { openid } = this.people.redeem('login', query.js_code) ?? invalidCode();
    this.count(openid);
    if (this.faults.strikes('high_risk_user', openid)) throw new OpenProblem(40226, 'code blocked');
    return { openid, session_key: randomBytes(16).toString('base64') };
  }

  /** POST /wxa/business/getuserphonenumber */
  phoneNumber(raw: unknown): object {
    const body = Fields.of(raw, invalidCode);
    const openid = body.optionalText('openid', 128);
    const found = this.people.redeem('phone', body.text('code', 256));
    if (!found?.phone || (openid !== undefined && openid !== found.openid)) return invalidCode();
    const [, countryCode = '86', purePhoneNumber = found.phone] = /^\+(\d+)-(\d+)$/.exec(found.phone) ?? [];
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        // With its country where it is none of the mainland's.
        phoneNumber: countryCode === '86' ? purePhoneNumber : `+${countryCode}${purePhoneNumber}`,
        purePhoneNumber,
        countryCode,
        watermark: { timestamp: this.clock.seconds(), appid: this.credentials.appId },
      },
    };
  }

  private count(openid: string): void {
    const now = this.clock.ms();
    const recent = (this.signIns.get(openid) ?? []).filter((at) => at > now - MINUTE_MS);
    if (recent.length >= SIGN_INS_A_MINUTE)
      throw new OpenProblem(45011, 'api minute-quota reach limit, try later');
    this.signIns.set(openid, [...recent, now]);
  }
}

function invalidCode(): never {
  throw new OpenProblem(40029, 'invalid code');
}
