import type { BodyOf } from '@cailan/shared-types';
import { forget, keep, kept, keptKeys } from '../../offline/storage';

/** A payment that was asked for and not answered yet, with the key under which asking again is harmless. */
export type PaymentIntent = BodyOf<'POST /payments'>;

const PREFIX = 'pay/';

/** Keeps it on the phone before it is sent, so that neither a lost answer nor a restart makes a second payment. */
export function keepIntent(intent: PaymentIntent): void {
  keep(PREFIX + intent.clientKey, intent);
}

/** The service answered: there is nothing to ask again. */
export function dropIntent({ clientKey }: PaymentIntent): void {
  forget(PREFIX + clientKey);
}

/** The unanswered payment of any of these buildings' orders. */
export function intentOf(groupOrderIds: readonly string[]): PaymentIntent | undefined {
  return keptKeys(PREFIX)
    .flatMap((key) => kept<PaymentIntent>(key) ?? [])
    .find((intent) => intent.groupOrderIds.some((id) => groupOrderIds.includes(id)));
}
