import type { Instant } from '../ground/instant';
import type { LossBearer } from './words';

/** A bag that was lost, and who bears it; by default the supermarket (domain §9). */
export interface LossView {
  bagCode: string;
  orderId: string;
  door: string;
  deliveryGroupName: string;
  lossKind: 'missing' | 'damaged' | 'returned';
  /** Whether it was lost after the gate's signature: before it the supermarket bears it, and nobody decides. */
  afterGate: boolean;
  /** What was refunded for it; null until the round is settled. */
  lossFen: number | null;
  bearer: LossBearer;
  decidedAt: Instant | null;
  note: string | null;
}
