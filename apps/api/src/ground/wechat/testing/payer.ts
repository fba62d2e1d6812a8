import { PayError } from '../pay/pay-error';
import type { PrepayRequest } from '../pay/pay.types';
import { payeeOf, type Payee } from '../../settings/wechat-config';
import type { WechatStage } from './wechat-stage';

let numbers = 0;

/** A payment's number that was not used before. */
export const newNumber = () => `P20261121${String(++numbers).padStart(8, '0')}`;

/** A leader who asks for payments and makes them. */
export class Payer {
  private constructor(
    private readonly stage: WechatStage,
    readonly openid: string,
  ) {}

  static async of(stage: WechatStage): Promise<Payer> {
    return new Payer(stage, await stage.openid('leader'));
  }

  payee(mode: Payee['mode']): Payee {
    const found = payeeOf(this.stage.config, mode === 'direct' ? 'shop' : 'any other');
    if (found?.mode !== mode) throw new Error(`no ${mode} payee`);
    return found;
  }

  request(changes: Partial<PrepayRequest> = {}): PrepayRequest {
    return {
      outTradeNo: newNumber(),
      description: '集采单 3号楼',
      amountFen: 12_345,
      openid: this.openid,
      timeExpire: this.stage.clock.in(1800),
      ...changes,
    };
  }

  /** Pays; gives the payment's number. */
  async paid(to: Payee, changes: Partial<PrepayRequest> = {}): Promise<string> {
    const { pay } = this.stage;
    const asked = this.request(changes);
    const sheet = pay.paySheet(to, await pay.prepay(to, asked));
    const said = await this.stage.decides('leader', sheet);
    if (said !== 'requestPayment:ok') throw new Error(said);
    return asked.outTradeNo;
  }
}

/** What a PayError says; fails when there is none. */
export async function failureOf(
  work: Promise<unknown>,
): Promise<Pick<PayError, 'code' | 'status' | 'retryable'>> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PayError)) throw new Error(`no PayError: ${String(error)}`);
  const { code, status, retryable } = error;
  return { code, status, retryable };
}
