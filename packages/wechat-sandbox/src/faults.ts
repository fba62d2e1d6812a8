import { createHash } from 'node:crypto';

/** Every way in which the sandbox can misbehave, in one line each. */
export const FAULTS = {
  slow: { zh: '回答很慢（秒）', en: 'answers after some seconds', seconds: 2 },
  server_error: { zh: '不做事，回答 5xx', en: 'answers 5xx and does nothing' },
  busy: { zh: '微信接口回答 -1 系统繁忙', en: 'the WeChat API answers -1' },
  lost_answer: { zh: '做了事，但断开连接', en: 'does the work, then drops the connection' },
  clock_skew: { zh: '签名的时间戳不准（秒）', en: 'signs with a clock that is off by seconds', seconds: 600 },
  token_expired: { zh: '接口凭证提前失效', en: 'an access token ends before its time' },
  high_risk_user: { zh: '登录被风控拦截（40226）', en: 'sign-in is refused as high-risk (40226)' },
  callback_lost: { zh: '通知丢失', en: 'a callback is lost on its way' },
  callback_repeated: { zh: '通知重复', en: 'a callback is sent twice' },
  callback_reordered: {
    zh: '通知迟到，被后来的超过（秒）',
    en: 'a callback is overtaken by later ones',
    seconds: 20,
  },
  callback_tampered_ciphertext: { zh: '通知密文被改', en: 'the ciphertext is changed, its tag is not' },
  callback_tampered_amount: { zh: '通知金额被改', en: 'the encrypted amount is changed, its tag is not' },
  callback_tampered_signature: { zh: '通知签名被改', en: 'the signature is changed' },
  callback_signtest: {
    zh: '签名探测（WECHATPAY/SIGNTEST/）',
    en: 'a SIGNTEST probe comes before the callback',
  },
  refund_not_enough: { zh: '商户余额不足', en: 'a refund is refused as NOT_ENOUGH' },
  refund_abnormal: { zh: '退款异常（ABNORMAL）', en: 'a refund ends ABNORMAL' },
  refund_closed: { zh: '退款关闭（CLOSED）', en: 'a refund ends CLOSED' },
  refund_processing: {
    zh: '退款久久处理中（秒）',
    en: 'a refund stays PROCESSING for seconds',
    seconds: 3600,
  },
} as const satisfies Record<string, { zh: string; en: string; seconds?: number }>;

export type FaultName = keyof typeof FAULTS;

/** A fault that is switched on: by chance, or for the next `count` occasions. */
export interface FaultRule {
  name: FaultName;
  /** 0–1; 1 unless given. */
  probability?: number;
  /** How often it happens before it is off again. */
  count?: number;
  seconds?: number;
  /** Only where the path (of a request) or event type (of a callback) contains this text. */
  only?: string;
}

/** What is switched on, and how often it has happened. Chances are drawn per fault from the seed, so runs can be repeated. */
export class Faults {
  private readonly rules = new Map<FaultName, FaultRule>();
  private readonly happened = new Map<FaultName, number>();
  private readonly draws = new Map<FaultName, () => number>();

  constructor(private seed: number) {}

  set(rule: FaultRule): void {
    this.rules.set(rule.name, { ...rule });
  }

  clear(name?: FaultName): void {
    if (name) this.rules.delete(name);
    else this.rules.clear();
  }

  reseed(seed: number): void {
    this.seed = seed;
    this.draws.clear();
  }

  /** Whether the fault happens now; then its seconds (0 where it has none). */
  strikes(name: FaultName, occasion: string): { seconds: number } | undefined {
    const rule = this.rules.get(name);
    if (!rule || (rule.only && !occasion.includes(rule.only))) return undefined;
    if (rule.probability !== undefined && this.draw(name) >= rule.probability) return undefined;
    if (rule.count !== undefined && --rule.count <= 0) this.rules.delete(name);
    this.happened.set(name, (this.happened.get(name) ?? 0) + 1);
    const fault = FAULTS[name];
    return { seconds: rule.seconds ?? ('seconds' in fault ? fault.seconds : 0) };
  }

  view(): { name: string; zh: string; en: string; happened: number; on: FaultRule | null }[] {
    return (Object.keys(FAULTS) as FaultName[]).map((name) => ({
      name,
      zh: FAULTS[name].zh,
      en: FAULTS[name].en,
      happened: this.happened.get(name) ?? 0,
      on: this.rules.get(name) ?? null,
    }));
  }

  private draw(name: FaultName): number {
    const next = this.draws.get(name) ?? numbersOf(`${this.seed}/${name}`);
    this.draws.set(name, next);
    return next();
  }
}

/** Numbers in [0, 1) that follow from the seed alone. */
function numbersOf(seed: string): () => number {
  let n = 0;
  return () => createHash('sha256').update(`${seed}/${n++}`).digest().readUInt32BE(0) / 2 ** 32;
}
