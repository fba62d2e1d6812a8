import type { PaymentView } from '@cailan/shared-types';

/** A bank transfer is answered by the supermarket; other ways to pay are answered by their provider. */
export const waitsForAnswer = ({ method, status }: PaymentView): boolean =>
  method === 'bank_transfer' && status === 'pending';
