/** What costs nothing is paid once it is confirmed; what has nothing left is complete once it is packed. */
export const groupOrderMoves = {
  collecting: ['confirmed', 'cancelled'],
  confirmed: ['collecting', 'paid', 'cancelled'],
  paid: ['collecting', 'picking', 'cancelled'],
  picking: ['packed', 'completed', 'cancelled'],
  packed: ['dispatched', 'cancelled'],
  dispatched: ['handed_over', 'returned', 'cancelled'],
  returned: ['dispatched', 'cancelled'],
  handed_over: ['completed'],
  completed: [],
  cancelled: [],
} as const satisfies Record<GroupOrderStatus, readonly GroupOrderStatus[]>;
export type GroupOrderStatus =
  | 'collecting'
  | 'confirmed'
  | 'paid'
  | 'picking'
  | 'packed'
  | 'dispatched'
  | 'returned'
  | 'handed_over'
  | 'completed'
  | 'cancelled';

/** The goods are with the building. */
export const GROUP_ARRIVED = ['handed_over', 'completed'] as const satisfies readonly GroupOrderStatus[];

export const hasArrived = (status: GroupOrderStatus): boolean =>
  (GROUP_ARRIVED as readonly GroupOrderStatus[]).includes(status);

/** The goods are with the vehicle, or with the building. */
export const hasLeft = (status: GroupOrderStatus): boolean => status === 'dispatched' || hasArrived(status);

/** Nothing of the goods is under way any more, nor to be. */
export const GROUP_AT_REST = [...GROUP_ARRIVED, 'cancelled'] as const;
