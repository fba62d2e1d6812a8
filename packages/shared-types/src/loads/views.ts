import type { Instant } from '../ground/instant';
import type { GroupOrderStatus } from '../group-orders/status';
import type { LoadStatus } from './status';
import type { ArrivalPermit } from './words';

export interface LoadView {
  id: string;
  windowId: string;
  supermarketId: string;
  supermarketName: string;
  vehiclePlate: string;
  driverId: string;
  driverName: string;
  status: LoadStatus;
  /** When the supplier delivers in the window: its own hours, or the whole of it. */
  hours: { startAt: Instant; endAt: Instant };
  slotAt: Instant;
  dispatchedAt: Instant | null;
  /** The handoff by which the shop gives the load to its driver, once it was opened. */
  loadingHandoffId: string | null;
  /** Whether the plan names the vehicle among the supplier's: the gate looks twice at one that it does not. */
  vehicleRegistered: boolean;
  conduct: ConductView;
  stops: LoadStopView[];
}

/** What the district's plan says of vehicles and people at its gates. */
export interface ConductView {
  vehiclesEnter: boolean;
  peopleEnter: boolean;
  /** Whether staff may let in what comes outside the window. */
  permit: ArrivalPermit;
  /** The plan's own words about it. */
  outsideText: string;
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
  /** Bags of the load that the point holds now. */
  stored: number;
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
  /** Where captains of units sign: each unit with goods on the load; empty where the building is signed as one. */
  units: { unitId: string; name: string; bags: number; gateHandoffId: string | null }[];
}

export interface ArrivalView {
  loadId: string;
  dropPointId: string;
  arrivedAt: Instant;
  insideWindow: boolean;
  queueNumber: number;
}
