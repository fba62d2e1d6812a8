import type { ReactNode } from 'react';
import { signOffRefusal } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { open, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Even } from '../../ui/layout';
import { Tap } from '../../ui/tap';
import { allOf } from '../../api/all-of';
import { SignOffTap } from '../../gate/sign-off-tap';
import '../leader.scss';
import { isReady } from '../readiness';
import { serviceNow } from '../../api/clock';
import { BuildingState } from './components/building-state';
import { Changes } from './components/changes';
import { Households } from './components/households';

definePageConfig({ navigationBarTitleText: '楼栋', enablePullDownRefresh: true });

const POLL_MS = 30_000;

/** One building's order with one supermarket: who has ordered, who has not, and what its leader can do about it. */
export default function BuildingPage(): ReactNode {
  const { groupOrderId: id = '' } = useQuery(pages.leader.building);
  const options = { poll: POLL_MS, enabled: id !== '' };
  const group = useRead('GET /group-orders/:id', { params: { id } }, options);
  const households = useRead('GET /group-orders/:id/households', { params: { id } }, options);
  const rounds = useRead('GET /rounds', { query: {} });
  const read = allOf(group, rounds, households);
  const order = group.data && {
    group: group.data,
    round: rounds.data?.find((round) => round.id === group.data?.roundId),
  };
  return (
    <Page
      title={group.data?.deliveryGroupName ?? '楼栋'}
      hint={group.data?.supermarketName ?? ''}
      onRefresh={read.refresh}
      footer={
        order && isReady(order, serviceNow()) ? (
          <Tap kind="now" onClick={() => open(pages.leader.pay, { groupOrderIds: id })}>
            {order.group.status === 'confirmed' ? '去付款' : '确认并付款'}
          </Tap>
        ) : null
      }
    >
      <Loaded of={read}>
        {([, , neighbours]) =>
          order ? (
            <>
              <BuildingState order={order} />
              <Even>
                <Tap kind="line" onClick={() => open(pages.leader.rollUp, { groupOrderId: id })}>
                  汇总和分享
                </Tap>
                {order.group.confirmedAt === null ? null : (
                  <Tap
                    kind="line"
                    onClick={() => open(pages.leader.statement, { roundId: order.group.roundId })}
                  >
                    对账单
                  </Tap>
                )}
                {signOffRefusal(order.group.status) ? null : (
                  <SignOffTap groupOrderId={id} name={order.group.deliveryGroupName} />
                )}
              </Even>
              <Households order={order} neighbours={neighbours} />
              <Changes group={order.group} />
            </>
          ) : null
        }
      </Loaded>
    </Page>
  );
}
