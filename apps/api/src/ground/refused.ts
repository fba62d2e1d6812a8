import type { PlainCode, Refusal, RefusalCode, RefusalFacts } from '@cailan/shared-types';

/** A business "no": thrown anywhere in a use case, it rolls the transaction back and is answered as a problem. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** Refuses with a code and its facts; a wrong status is thrown as `new Refused(wrongStatus(…))`. */
export function refuse(code: PlainCode, facts?: RefusalFacts): never {
  throw new Refused({ code, facts });
}

/** Tells a refusal of this code from every other error. */
export const isRefused =
  (code: RefusalCode) =>
  (error: unknown): boolean =>
    error instanceof Refused && error.refusal.code === code;

/** Refuses when a rule said no. */
export function refuseIf(refusal: Refusal | undefined): void {
  if (refusal) throw new Refused(refusal);
}
