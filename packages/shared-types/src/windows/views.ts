import type { Instant } from '../ground/instant';
import type { PlaceKind } from '../places/words';
import type { WindowStatus } from './status';

export interface WindowView {
  id: string;
  name: string;
  startAt: Instant;
  endAt: Instant;
  placeKinds: PlaceKind[];
  status: WindowStatus;
  points: WindowPointView[];
}

/** A drop point's share of a window: how many households it can serve, and how many are promised. */
export interface WindowPointView {
  dropPointId: string;
  name: string;
  capacity: number;
  taken: number;
}
