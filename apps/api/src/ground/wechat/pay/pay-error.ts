/**
 * WeChat Pay refused, or gave no answer that can be trusted. `code` is WeChat's own (`NOT_ENOUGH`), or one of the client's:
 * `NETWORK`, `TIMEOUT`, `BAD_SIGNATURE`, `BAD_ANSWER`, `MISMATCH`. After a retryable one the outcome is unknown: ask
 * again with the same numbers.
 */
export class PayError extends Error {
  constructor(
    readonly code: string,
    /** The HTTP status; 0 when there was no answer. */
    readonly status: number,
    readonly retryable: boolean,
    text = '',
  ) {
    super(text ? `${code}: ${text}` : code);
  }
}
