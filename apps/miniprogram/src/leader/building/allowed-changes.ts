import { groupMoveRefusal, type GroupOrderView } from '@cailan/shared-types';

export type Change = 'reopen' | 'cancel';

/** How a leader may take a building's order back: only while nothing was paid, along the status table. */
export function changesOf({ status, paidFen }: Pick<GroupOrderView, 'status' | 'paidFen'>): Change[] {
  if (paidFen > 0) return [];
  const changes: Change[] = [];
  if (!groupMoveRefusal(status, 'collecting')) changes.push('reopen');
  // What was paid is cancelled with its round only, since money has to go back.
  const open = status === 'collecting' || status === 'confirmed';
  if (open && !groupMoveRefusal(status, 'cancelled')) changes.push('cancel');
  return changes;
}
