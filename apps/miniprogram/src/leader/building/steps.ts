import type { GroupOrderStatus } from '@cailan/shared-types';

/** The stations of a building's order, as its leader follows it. */
export const STEPS = ['收单', '付款', '备货', '路上', '到门口', '送完'] as const;

const at: Record<GroupOrderStatus, number> = {
  collecting: 0,
  confirmed: 1,
  paid: 2,
  picking: 2,
  packed: 2,
  returned: 2,
  dispatched: 3,
  handed_over: 4,
  completed: 6,
  cancelled: 0,
};

/** The station under way; all are behind it when everything was delivered. */
export function stepAt(status: GroupOrderStatus): number {
  return at[status];
}
