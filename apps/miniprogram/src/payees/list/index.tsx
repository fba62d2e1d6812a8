import type { ReactNode } from 'react';
import { usePages } from '../../api/use-pages';
import { useSession } from '../../session/use-session';
import { Loaded } from '../../ui/loaded';
import { More } from '../../ui/more';
import { Page } from '../../ui/page';
import { Enter } from './components/enter';
import { PayeeCard } from './components/payee-card';

definePageConfig({ navigationBarTitleText: '微信收款', enablePullDownRefresh: true });

const NONE = {
  title: '还没有微信收款账号',
  hint: '没有的时候，网格员不能用微信付款，可以用银行转账。商超填写、区里确认以后马上能用。',
};

/** 微信收款: where shops are paid in WeChat; the shop enters it, the district confirms it. */
export default function PayeesPage(): ReactNode {
  const { role } = useSession();
  const payees = usePages('GET /payees', {});
  const shop = role?.role === 'supermarket_staff' ? role : undefined;
  return (
    <Page title="微信收款" hint={role?.scopeName ?? ''} onRefresh={payees.refresh}>
      <Loaded of={payees} empty={{ when: (all) => all.length === 0, ...NONE }}>
        {(all) => all.map((payee) => <PayeeCard key={payee.id} of={payee} district={shop === undefined} />)}
      </Loaded>
      <More of={payees} />
      {shop ? <Enter supermarketId={shop.scopeId} /> : null}
    </Page>
  );
}
