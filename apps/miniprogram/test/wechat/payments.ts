import { answer, failure, type Callbacks } from './callbacks';

/** WeChat's payment sheet: what it was given, and how the person ends it. */
export class Payments {
  readonly sheets: Record<string, unknown>[] = [];
  /** `open`: the person has not touched the sheet yet. */
  ends: 'paid' | 'cancelled' | 'failed' | 'open' = 'paid';
}

/** The part of `wx` that takes payments. */
export function paymentsOf(payments: Payments): Record<string, unknown> {
  return {
    requestPayment: ({ success, fail, complete, ...sheet }: Callbacks & Record<string, unknown>) => {
      payments.sheets.push(sheet);
      if (payments.ends === 'open') return;
      const results = { paid: {}, cancelled: failure('requestPayment', 'cancel') };
      const broken = failure('requestPayment', 'jsapi has no permission');
      answer(
        'requestPayment',
        { success, fail, complete },
        payments.ends === 'failed' ? broken : results[payments.ends],
      );
    },
  };
}
