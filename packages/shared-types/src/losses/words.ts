/** Who can be named to bear a loss after the gate (domain §9). */
export const LOSS_BEARERS = ['supermarket', 'community'] as const;
export type LossBearer = (typeof LOSS_BEARERS)[number];
