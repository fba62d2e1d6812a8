import type { ReactNode } from 'react';
import type {
  HouseholdOrderView,
  RefundView,
  StatementView,
  UnservedView,
  WindowExceptionView,
} from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useRead } from '../../../api/use-read';
import { useReads } from '../../../api/use-reads';
import { Empty, Loaded } from '../../../ui/loaded';
import { orderedIn } from '../../dues/book';
import type { GridWindow } from '../../grid-windows';
import { allOf } from '../../../api/all-of';
import { Asks } from './asks';
import { Refunds } from './refunds';
import { Shorts } from './shorts';
import { Undelivered } from './undelivered';
import { asksOf, contactsOf, shortsOf } from '../waiting';

const POLL_MS = 30_000;

/** Everything of one window that waits: answers first, since they have a deadline. */
export function Waiting({ window }: { window: GridWindow }): ReactNode {
  const { windowId, rounds } = window;
  const orders = useRead('GET /household-orders', { query: { windowId } }, { poll: POLL_MS });
  const params = { id: windowId };
  const unserved = useRead('GET /windows/:id/unserved', { params }, { poll: POLL_MS });
  const exceptions = useRead('GET /windows/:id/exceptions', { params }, { poll: POLL_MS });
  const paid = rounds.filter(({ status }) => status === 'fulfilling' || status === 'settled');
  const statements = useReads(
    'GET /rounds/:id/statement',
    paid.map(({ id }) => ({ params: { id } })),
  );
  const refunds = useRead('GET /refunds', { query: {} }, { poll: POLL_MS });
  return (
    <Loaded of={allOf(orders, unserved, exceptions, statements, refunds)}>
      {([all, late, found, accounts, batches]) => (
        <Sections
          window={window}
          orders={all}
          unserved={late}
          exceptions={found}
          statements={accounts}
          refunds={batches.filter(({ groups }) => isOf(window, groups))}
        />
      )}
    </Loaded>
  );
}

function Sections({
  window,
  orders,
  unserved,
  exceptions,
  statements,
  refunds,
}: {
  window: GridWindow;
  orders: readonly HouseholdOrderView[];
  unserved: readonly UnservedView[];
  exceptions: readonly WindowExceptionView[];
  statements: readonly StatementView[];
  refunds: readonly RefundView[];
}): ReactNode {
  const now = serviceNow();
  const asks = asksOf(orders, now);
  const shorts = shortsOf(orders, now);
  const refunding = statements.filter(({ refundDueFen, refundedFen }) => refundDueFen + refundedFen > 0);
  const contacts = useContacts(window, asks.length > 0 || unserved.length > 0);
  const quiet = asks.length + shorts.length + unserved.length + exceptions.length + refunding.length === 0;
  if (quiet) return <Empty title="没有要处理的" hint="缺货、没送到、应退的钱都会列在这里。" />;
  return (
    <>
      <Asks asks={asks} contacts={contacts} />
      <Undelivered unserved={unserved} exceptions={exceptions} contacts={contacts} />
      <Shorts shorts={shorts} />
      <Refunds statements={refunding} refunds={refunds} rounds={window.rounds} />
    </>
  );
}

/** Whether a batch returns money of one of the window's orders. */
function isOf({ buildings }: GridWindow, groups: RefundView['groups']): boolean {
  const ids = buildings.flatMap(({ orders }) => orders.map(({ group }) => group.id));
  return groups.some(({ groupOrderId }) => ids.includes(groupOrderId));
}

/** Phone numbers are asked for only where somebody is to be called. */
function useContacts(window: GridWindow, needed: boolean) {
  // One order of each building names all its households.
  const ids = window.buildings.flatMap(({ id, orders }) => {
    const some = orderedIn(window).find(({ group }) => group.deliveryGroupId === id) ?? orders[0];
    return some ? [some.group.id] : [];
  });
  const lists = useReads(
    'GET /group-orders/:id/households',
    ids.map((id) => ({ params: { id } })),
    { enabled: needed },
  );
  return contactsOf(lists.data ?? []);
}
