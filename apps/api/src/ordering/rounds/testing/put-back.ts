import type { Tx } from '../../../ground/db/db';
import type { GroupOrder } from '../../group-orders/group-order.entity';
import { ConfirmationService } from '../../confirmation/confirmation.service';
import { HouseholdOrderLine } from '../../household-orders/household-order.entity';
import { versionOf } from '../../lists/list';
import { ListWriter } from '../../lists/list-writer';
import type { Actor } from '../../../ground/http/endpoint';
import { RoundsService } from '../rounds.service';
import type { HistoryWindow } from './history-window';

/** What a fault replaces while it is put back, by the service's own names. */
interface Part {
  after: { householdId: string; windowId: string };
  lines: HouseholdOrderLine[];
}
type Method = (...values: never[]) => Promise<unknown>;

/** Faults that were found and mended, as they were: each gives what takes it out again. */
export const faults: Record<string, (window: HistoryWindow) => () => void> = {
  'C1: a list deletes the lines of its closed parts': () =>
    replace(ListWriter.prototype, 'replaceLines', () => async (tx: Tx, parts: readonly Part[]) => {
      const [part] = parts;
      if (!part) return;
      await tx.run(
        `DELETE FROM household_order_lines WHERE orderId IN
           (SELECT id FROM household_orders WHERE householdId = ? AND windowId = ? AND status <> 'locked')`,
        [part.after.householdId, part.after.windowId],
      );
      await tx.insert(
        HouseholdOrderLine,
        parts.flatMap(({ lines }) => lines),
      );
    }),
  'C2: a reopened building takes lists until the round’s cut-off, which a closing by hand left where it was':
    (window) =>
      replace(
        ConfirmationService.prototype,
        'unconfirm',
        (unconfirm) =>
          async function (this: unknown, tx: Tx, group: GroupOrder) {
            await unconfirm.call(this, tx as never, group as never);
            const planned = window.rounds.find(({ id }) => id === group.roundId)?.plannedCutOffAt ?? '';
            await tx.run('UPDATE rounds SET cutOffAt = ? WHERE id = ?', [planned, group.roundId]);
            await tx.run('UPDATE group_orders SET acceptUntil = ? WHERE id = ?', [planned, group.id]);
          },
      ),
  'C3: a round is extended while its draw is brought to the buildings': (window) =>
    replace(
      RoundsService.prototype,
      'extend',
      (extend) =>
        async function (this: unknown, me: Actor, id: string, times: object) {
          const { db } = window.service;
          await db.transaction((tx) =>
            tx.run('UPDATE rounds SET drawnAt = NULL WHERE id = ? AND sharedOutAt IS NULL', [id]),
          );
          return extend.call(this, me as never, id as never, times as never);
        },
    ),
  'N: a list begins anew at version 1 once it was withdrawn or cancelled': () =>
    replace(
      ListWriter.prototype,
      'write',
      (write) =>
        function (this: unknown, tx: Tx, change: { orders: { version: number }[] }) {
          return write.call(this, tx as never, { ...change, newest: versionOf(change.orders) } as never);
        },
    ),
};

function replace(
  of: object,
  name: string,
  made: (before: Method) => (...values: never[]) => Promise<unknown>,
): () => void {
  const methods = of as Record<string, Method>;
  const before = methods[name];
  if (!before) throw new Error(`there is no ${name} any more: put the fault back where it would be now`);
  methods[name] = made(before);
  return () => {
    methods[name] = before;
  };
}
