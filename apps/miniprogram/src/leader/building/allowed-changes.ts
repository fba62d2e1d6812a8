import { takeBackRefusal, type GroupOrderView } from '@cailan/shared-types';

export type Change = 'reopen' | 'cancel';

/** How a leader may take a building's order back: only while nothing was paid, along the status table. */
export function changesOf(order: Pick<GroupOrderView, 'status' | 'paidFen'>): Change[] {
  const changes: Change[] = [];
  if (!takeBackRefusal(order, 'collecting')) changes.push('reopen');
  // What was paid is cancelled with its round only, since money has to go back.
  if (!takeBackRefusal(order, 'cancelled')) changes.push('cancel');
  return changes;
}
