import type { PaymentView, RefundView } from '@cailan/shared-types';

/** A bank transfer is answered by the supermarket; other ways to pay are answered by their provider. */
export const waitsForAnswer = ({ method, status }: PaymentView): boolean =>
  method === 'bank_transfer' && status === 'pending';

/** A batch that goes on only when we do something: a transfer to make, or one that WeChat could not return. */
export const waitsForUs = ({ mine, status }: RefundView): boolean => mine || status === 'abnormal';
