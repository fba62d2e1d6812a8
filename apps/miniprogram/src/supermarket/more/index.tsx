import type { ReactNode } from 'react';
import { waitsForAnswer, waitsForUs } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { addressOf, pages } from '../../pages';
import { Page } from '../../ui/page';
import { LinkCard } from '../../ui/link-card';
import { useMyShop } from '../../session/use-my-shop';

definePageConfig({ navigationBarTitleText: '更多', enablePullDownRefresh: true });

/** 更多: what is needed less often than the tabs. */
export default function MorePage(): ReactNode {
  const shop = useMyShop();
  const payments = useRead('GET /payments', { query: { status: 'pending' } });
  const waiting = payments.data?.filter(waitsForAnswer).length ?? 0;
  const refunds = useRead('GET /refunds', { query: {} });
  const toRefund = refunds.data?.filter(waitsForUs).length ?? 0;
  const refresh = () => Promise.all([payments.refresh(), refunds.refresh()]);
  return (
    <Page title="更多" hint={shop.name} tabs onRefresh={refresh}>
      <LinkCard
        title="付款凭证"
        hint="网格员转账了，核对后答复"
        due={waiting > 0 ? `${waiting} 张等您答复` : undefined}
        url={addressOf(pages.supermarket.vouchers)}
      />
      <LinkCard
        title="退款"
        hint="退给付款人的钱，转账退的在这里登记"
        due={toRefund > 0 ? `${toRefund} 笔等您处理` : undefined}
        url={addressOf(pages.supermarket.refunds)}
      />
      <LinkCard title="开新团" hint="选时段、定时间、上架商品" url={addressOf(pages.supermarket.openRound)} />
      <LinkCard
        title="商品和库存"
        hint="查价格货架，申报一个时段的库存"
        url={addressOf(pages.supermarket.catalogue)}
      />
      <LinkCard title="打印" hint="拣货单、分装单、标签" url={addressOf(pages.supermarket.print)} />
      <LinkCard
        title="对账单"
        hint="每一团订了多少、付了多少、退了多少"
        url={addressOf(pages.supermarket.statement)}
      />
      <LinkCard
        title="和微信对账"
        hint="微信的账单和我们的账，每天对一次"
        url={addressOf(pages.supermarket.reconciliation)}
      />
      <LinkCard
        title="微信收款"
        hint="微信付款到哪个商户号，区里确认后能用"
        url={addressOf(pages.payees.list)}
      />
      <LinkCard title="人员和岗位" hint="联系人任命店员和配送员" url={addressOf(pages.district.people)} />
      <LinkCard title="消息" url={addressOf(pages.main.messages)} />
      <LinkCard title="我的" hint="大字、隐私说明、退出登录" url={addressOf(pages.main.me)} />
    </Page>
  );
}
