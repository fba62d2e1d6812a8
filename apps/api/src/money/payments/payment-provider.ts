import type { PaymentMethod, PaymentView, Refusal } from '@cailan/shared-types';

/** What a provider is told of a payment that is about to be recorded. */
export interface NewPayment {
  amountFen: number;
  voucherNo?: string;
}

/**
 * The port behind which money moves. A method's provider says whether a payment may be recorded and who may say that
 * the money came: the supermarket for a transfer, the provider itself for what comes through it.
 */
export interface PaymentProvider {
  readonly method: PaymentMethod;
  /** Whether the supermarket's staff answer it. */
  readonly answeredBySupermarket: boolean;
  refusal(payment: NewPayment): Refusal | undefined;
}

/** A bank transfer, recorded with its voucher and answered by the supermarket (domain §7). */
const bankTransfer: PaymentProvider = {
  method: 'bank_transfer',
  answeredBySupermarket: true,
  refusal: ({ voucherNo }) => (voucherNo ? undefined : { code: 'voucher_required' }),
};

/** WeChat Pay: what came of it, WeChat says (domain §7). */
const wechat: PaymentProvider = { method: 'wechat', answeredBySupermarket: false, refusal: () => undefined };

/** Development only: a payment whose outcome is chosen by hand. */
const test: PaymentProvider = { method: 'test', answeredBySupermarket: false, refusal: () => undefined };

/** The providers of this deployment, by method. */
export function paymentProviders(production: boolean): Map<PaymentView['method'], PaymentProvider> {
  const providers = production ? [wechat, bankTransfer] : [wechat, bankTransfer, test];
  return new Map(providers.map((provider) => [provider.method, provider]));
}
