import { groupsOf, order, type GroupOfRound } from './orders';
import { openRound, type OpenRound } from './rounds';
import { newKey, type TestService } from './service';

/** A round in which one leader's group orders were confirmed. */
export interface ConfirmedRound {
  round: OpenRound;
  group: GroupOfRound;
  groups: GroupOfRound[];
}

/** Every fifth household orders, and the first leader confirms every building of theirs. */
export async function confirmedRound(
  service: TestService,
  options: Parameters<typeof openRound>[1] = {},
): Promise<ConfirmedRound> {
  const round = await openRound(service, { offers: { 'VEG-001': {} }, ...options });
  const residents = await service.people('resident');
  for (const person of residents.filter((_, i) => i % 5 === 0))
    await order(service, person, round, { 'VEG-001': 2 });
  const all = await groupsOf(service, round);
  const groups = all.filter(({ leader }) => leader.id === all[0]?.leader.id);
  const [group] = groups;
  if (!group) throw new Error('nobody ordered');
  const body = { clientKey: newKey(), groupOrderIds: groups.map(({ id }) => id) };
  await service.ok(group.leader, 'POST /group-orders/confirm', { body });
  return { round, group, groups };
}

/** What is owed back through a payment, by its cause. */
export function owed(
  service: TestService,
  paymentId: string,
): Promise<{ causeKind: string; amountFen: number; groupOrderId: string | null }[]> {
  return service.db.many(
    'SELECT causeKind, amountFen, groupOrderId FROM refund_items WHERE paymentId = ? ORDER BY id',
    [paymentId],
  );
}

/** Accounts of which something is open, in fen; every posting was found to balance. */
export async function balances({ db }: TestService): Promise<Record<string, number>> {
  const off = await db.many(
    'SELECT postingId FROM posting_entries GROUP BY postingId HAVING SUM(debitFen) <> SUM(creditFen)',
  );
  expect(off).toEqual([]);
  const rows = await db.many<{ account: string; fen: number | string }>(
    'SELECT account, SUM(debitFen) - SUM(creditFen) AS fen FROM posting_entries GROUP BY account',
  );
  const open = rows.map(({ account, fen }) => [account, Number(fen)] as const).filter(([, fen]) => fen !== 0);
  return Object.fromEntries(open);
}
