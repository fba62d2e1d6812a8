import type { PayeeView, PaymentView } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { roundToPay } from '../../world/round-to-pay';
import { WechatAccount } from '@cailan/api/people/people/wechat-account.entity';
import { newMerchant } from '@cailan/api/ground/wechat/testing/merchants';
import type { Stage } from './stage';

/** Paying in WeChat, with a configuration of which WeChat is out of reach. */
export async function paymentRefusals(stage: Stage): Promise<void> {
  const { world, reached } = stage;
  const { group } = await roundToPay(world);
  const pay = (method: string) =>
    stage.post(group.leader, '/payments', { ...stage.key(), groupOrderIds: [group.id], method });
  const before = world.config.wechat;
  world.config.wechat = undefined;
  await reached.by('wechat_not_configured', pay('wechat'));
  const { merchant } = newMerchant('1900000109');
  const url = 'http://127.0.0.1:9';
  const wechat = {
    appId: 'wx8888888888888888',
    appSecret: 'secret',
    apiUrl: url,
    payUrl: url,
    notifyUrl: url,
    templates: { confirmed: '', arrived: '', refunded: '' },
    templateFields: { confirmed: {}, arrived: {}, refunded: {} },
    merchants: [merchant],
    payees: {},
    cloudRun: false,
  };
  world.config.wechat = wechat;
  await reached.by('no_wechat_account', pay('wechat'));
  const account = { id: newId(), personId: group.leader.id, appId: wechat.appId, openid: 'o-leader' };
  await world.db.transaction((tx) =>
    tx.insert(WechatAccount, [{ ...account, createdAt: world.clock.now() }]),
  );
  await reached.by('payee_not_ready', pay('wechat'));
  const transfer = (await pay('test')).body as PaymentView;
  await reached.by('payment_not_wechat', stage.post(group.leader, `/payments/${transfer.id}/prepay`));
  const outcome = { received: false };
  await stage.post(group.leader, `/development/payments/${transfer.id}/outcome`, outcome);
  const row = await world.row('group_orders', group.id);
  const shop = await world.person('supermarket_staff', String(row?.['supermarketId']));
  const admin = await world.person('district_admin');
  const propose = (change: object) =>
    stage.post(shop, '/payees', {
      ...{ ...stage.key(), supermarketId: shop.scopeId, mode: 'direct', mchid: '1900000109', ...change },
    });
  await reached.by('payee_form', propose({ mode: 'partner' }));
  await reached.by('payee_unknown_merchant', propose({ mchid: '1900000999' }));
  const proposed = (await propose({})).body as PayeeView;
  await reached.by('payee_same', propose({}));
  const answer = (body: object) => stage.post(admin, `/payees/${proposed.id}/answer`, { ...body });
  await reached.by('payee_reason', answer({ confirm: false }));
  await answer({ confirm: true });
  const asked = (await pay('wechat')).body as PaymentView;
  await reached.by('wechat_unavailable', stage.post(group.leader, `/payments/${asked.id}/prepay`));
  world.config.wechat = before;
}
