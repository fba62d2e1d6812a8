import type { ReactNode } from 'react';
import type { HouseholdOrderView } from '@cailan/shared-types';
import { Card, Facts, Heading, Money, Small } from '../../ui/parts';

/** What was to be paid, what it is in the end, what came back, and what is open between me and my leader. */
export function OrderMoney({ order }: { order: HouseholdOrderView }): ReactNode {
  const { amountFen, finalFen, refundFen, dues } = order;
  const facts = [
    { name: '下单时', value: <Money fen={amountFen} /> },
    ...(finalFen === null ? [] : [{ name: '实际', value: <Money fen={finalFen} /> }]),
    ...(refundFen ? [{ name: '退回', value: <Money fen={refundFen} tone="good" /> }] : []),
    ...(dues ? [{ name: '已交给网格员', value: <Money fen={dues.collectedFen} /> }] : []),
    ...balance(dues?.balanceFen ?? 0),
  ];
  return (
    <Card>
      <Heading>钱</Heading>
      <Facts facts={facts} />
      {finalFen === null ? <Small>称重的菜按实际重量算，缺的、少的都退，最多就是下单时的数。</Small> : null}
    </Card>
  );
}

function balance(fen: number): { name: string; value: ReactNode }[] {
  if (fen === 0) return [];
  return fen > 0
    ? [{ name: '还要交给网格员', value: <Money fen={fen} big tone="now" /> }]
    : [{ name: '网格员要退给您', value: <Money fen={-fen} big tone="good" /> }];
}
