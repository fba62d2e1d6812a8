import type { PaymentView } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { WechatAccount } from '@cailan/api/people/people/wechat-account.entity';
import type { TestEngine } from './engines';
import { newKey, startWorld, type World } from './world';
import {
  newMerchant,
  sealed,
  signed,
  type KnownMerchant,
  type Notice,
} from '@cailan/api/ground/wechat/testing/merchants';
import type { WechatConfig } from '@cailan/api/ground/settings/wechat-config';
import { roundToPay, type RoundToPay } from './round-to-pay';

const APP_ID = 'wx8888888888888888';
const SUB_MCHID = '1900000201';
/** Of the payer of `asked`. */
const OPENID = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o';

/** The WeChat account of a person who has one here. */
export const openidOf = (personId: string): string => `o${personId.replaceAll('-', '').slice(-27)}`;

/** A world and whoever calls it back in WeChat's name, with WeChat's keys or without: no network. */
export class WechatCallbacks {
  private constructor(
    readonly world: World,
    readonly provider: KnownMerchant,
    readonly direct: KnownMerchant,
  ) {}

  static async start(engine: TestEngine): Promise<WechatCallbacks> {
    const [provider, direct] = [newMerchant('1900000100'), newMerchant('1900000109')];
    const wechat: WechatConfig = {
      appId: APP_ID,
      appSecret: 'app-secret-of-the-spec',
      apiUrl: 'http://127.0.0.1:9',
      payUrl: 'http://127.0.0.1:9',
      notifyUrl: 'http://127.0.0.1:9',
      templates: { confirmed: '', arrived: '', refunded: '' },
      templateFields: { confirmed: {}, arrived: {}, refunded: {} },
      merchants: [provider.merchant, direct.merchant],
      payees: {
        '*': { mode: 'partner', mchid: '1900000100', subMchid: SUB_MCHID },
        S2: { mode: 'direct', mchid: '1900000109' },
      },
      cloudRun: false,
    };
    return new WechatCallbacks(await startWorld(engine, { wechat }), provider, direct);
  }

  get apiV3Key(): string {
    return this.provider.merchant.apiV3Key.toString();
  }

  close(): Promise<void> {
    return this.world.close();
  }

  /** A confirmed group order with a payment that its leader has a sheet for. */
  async asked(): Promise<RoundToPay & { payment: PaymentView; outTradeNo: string }> {
    await this.world.forgetTrade();
    await this.world.db.transaction(async (tx) => {
      for (const table of ['payment_notifications', 'wechat_accounts', 'messages'])
        await tx.run(`DELETE FROM ${table}`);
    });
    const confirmed = await roundToPay(this.world);
    const { group } = confirmed;
    await this.signIn(group.leader.id, OPENID);
    const payment = await this.world.ok(group.leader, 'POST /payments', {
      body: { clientKey: newKey(), groupOrderIds: [group.id], method: 'wechat' },
    });
    return { ...confirmed, payment, outTradeNo: payment.id.replaceAll('-', '') };
  }

  /** Lets a person have a WeChat account. */
  async signIn(personId: string, openid = openidOf(personId)): Promise<void> {
    const { db, clock } = this.world;
    const account = { id: newId(), personId, appId: APP_ID, openid };
    await db.transaction((tx) => tx.insert(WechatAccount, [{ ...account, createdAt: clock.now() }]));
  }

  /** What WeChat tells of a payment that was made to the service provider for its sub-merchant. */
  paid(outTradeNo: string, total: number, change: object = {}): object {
    return {
      sp_appid: APP_ID,
      sp_mchid: '1900000100',
      sub_mchid: SUB_MCHID,
      out_trade_no: outTradeNo,
      transaction_id: `4200${outTradeNo.slice(-24)}`,
      trade_type: 'JSAPI',
      trade_state: 'SUCCESS',
      success_time: '2026-11-21T09:31:00+08:00',
      payer: { sp_openid: OPENID },
      amount: { total, payer_total: total, currency: 'CNY', payer_currency: 'CNY' },
      ...change,
    };
  }

  /** A notice, sealed and signed as WeChat does; `id` makes it another one. */
  notice(content: object, { id = newId(), by = this.provider, event = 'TRANSACTION.SUCCESS' } = {}): Notice {
    return signed(by, { ...sealed(by, content, event), id: `EV-${id}` }, this.seconds());
  }

  seconds(): number {
    return Math.floor(this.world.clock.ms() / 1000);
  }

  /** Delivers anything at all. */
  async deliver({ headers, body }: Notice): Promise<{ status: number; body: unknown }> {
    const response = await this.world.app.inject({
      method: 'POST',
      url: '/api/wechat-pay/notifications',
      headers: { 'content-type': 'application/json', ...headers },
      payload: body,
    });
    return { status: response.statusCode, body: JSON.parse(response.body) };
  }

  inbox(): Promise<{ eventType: string; outcome: string | null; appliedAt: string | null }[]> {
    return this.world.db.many('SELECT eventType, outcome, appliedAt FROM payment_notifications ORDER BY id');
  }

  /** The roles of those who got a message of this kind. */
  async told(kind: string): Promise<string[]> {
    const rows = await this.world.db.many<{ role: string }>(
      `SELECT DISTINCT r.role FROM messages m JOIN role_grants r ON r.personId = m.personId WHERE m.kind = ?
       ORDER BY r.role`,
      [kind],
    );
    return rows.map(({ role }) => role);
  }
}
