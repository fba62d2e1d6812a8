import type { ReactNode } from 'react';
import { type HouseholdOrderView, streamPath } from '@cailan/shared-types';
import { OpenPaper } from '../../../ui/open-paper';
import { Facts, Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small } from '../../../ui/text';
import { returnsOf } from '../returns';

/** What was to be paid, what it is in the end and why, and what is open between me and my leader. */
export function OrderMoney({ order }: { order: HouseholdOrderView }): ReactNode {
  const { id, door, status, roundCode, amountFen, finalFen, refundFen, dues } = order;
  const facts = [
    { name: '下单时', value: <Money fen={amountFen} /> },
    ...(finalFen === null ? [] : [{ name: '实际', value: <Money fen={finalFen} /> }]),
    ...(refundFen ? [{ name: '差额', value: <Money fen={refundFen} tone="good" /> }] : []),
    ...(dues ? [{ name: '已交给网格员', value: <Money fen={dues.collectedFen} /> }] : []),
    ...openWithLeader(dues),
  ];
  return (
    <Card>
      <Heading>钱</Heading>
      <Facts facts={facts} />
      <Why order={order} />
      {finalFen === null && status !== 'cancelled' ? (
        <Small>称重的菜按实际重量算，缺的、少的都退，最多就是下单时的数。</Small>
      ) : null}
      {dues && (dues.collectedFen > 0 || dues.returnWaitingFen > 0) ? (
        <OpenPaper
          path={streamPath('GET /household-orders/:id/dues/receipt.pdf', { params: { id } })}
          name={`收据-${door}-${roundCode}.pdf`}
        >
          看收据
        </OpenPaper>
      ) : null}
    </Card>
  );
}

/** Which goods cost less than they were ordered for, and why. */
function Why({ order }: { order: HouseholdOrderView }): ReactNode {
  return returnsOf(order).map(({ id, name, why, fen }) => (
    <Row apart key={id}>
      <Small>{`${name}：${why}`}</Small>
      <Money fen={fen} tone="good" />
    </Row>
  ));
}

function openWithLeader(dues: HouseholdOrderView['dues']): { name: string; value: ReactNode }[] {
  const { balanceFen = 0, returnWaitingFen = 0 } = dues ?? {};
  const toReturnFen = -balanceFen - returnWaitingFen;
  return [
    ...(balanceFen > 0 ? [{ name: '还要交给网格员', value: <Money fen={balanceFen} big tone="now" /> }] : []),
    ...(toReturnFen > 0
      ? [{ name: '网格员应退给您', value: <Money fen={toReturnFen} big tone="good" /> }]
      : []),
    ...(returnWaitingFen > 0
      ? [{ name: '已退，等您确认', value: <Money fen={returnWaitingFen} big tone="now" /> }]
      : []),
  ];
}
