import type { Instant } from '../ground/instant';
import type { GroupOrderStatus } from '../group-orders/status';
import type { LoadStatus } from './status';

export interface LoadView {
  id: string;
  windowId: string;
  supermarketId: string;
  supermarketName: string;
  vehiclePlate: string;
  driverId: string;
  driverName: string;
  status: LoadStatus;
  slotAt: Instant;
  dispatchedAt: Instant | null;
  /** The handoff by which the shop gives the load to its driver, once it was opened. */
  loadingHandoffId: string | null;
  stops: LoadStopView[];
}

/** A stop on the way: goods are held there, or only witnessed. */
export interface LoadStopView {
  dropPointId: string;
  name: string;
  kind: string;
  arrivedAt: Instant | null;
  queueNumber: number | null;
  /** The count at this stop, where goods are counted on the way. */
  transferHandoffId: string | null;
  groups: LoadGroupView[];
}

/** A building's goods on a load, and its handoff at the gate once that was opened. */
export interface LoadGroupView {
  groupOrderId: string;
  name: string;
  status: GroupOrderStatus;
  bags: number;
  crates: number;
  gateHandoffId: string | null;
}

export interface ArrivalView {
  loadId: string;
  dropPointId: string;
  arrivedAt: Instant;
  insideWindow: boolean;
  queueNumber: number;
}
