import type { ExceptionKind } from '../handoffs/words';
import type { BagStatus } from '../bags/status';

/** How far a window is, within the reader's scope: the funnel from lists to doors. */
export interface WindowProgressView {
  windowId: string;
  /** Households by the furthest step all their orders reached; each step counts those of the later ones too. */
  households: {
    submitted: number;
    confirmed: number;
    paid: number;
    packed: number;
    handedOver: number;
    served: number;
  };
  bags: { status: BagStatus; count: number }[];
  points: { dropPointId: string; name: string; bags: number; handedOver: number; arrived: number }[];
  /** How often each kind of thing was not as expected when goods changed hands. */
  exceptions: { kind: ExceptionKind; count: number }[];
}

/** A household whose goods left the shop and are not all there, with what became of its bags. */
export interface UnservedView {
  householdId: string;
  door: string;
  bags: { code: string; status: BagStatus; heldAt: string | null }[];
}

/** What was not as expected when goods changed hands. */
export interface WindowExceptionView {
  handoffId: string;
  groupName: string;
  kind: ExceptionKind;
  bagCode: string | null;
  note: string;
}
