import { groundRefusals, ProblemError, type RefusalCode } from '@cailan/shared-types';

/** No answer that could be read: no network, a time-out, or something other than the API in between. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** WeChat or the phone did not do what was asked of it; the message is a sentence for the person. */
export class PhoneRefusal extends Error {
  override readonly name = 'PhoneRefusal';
}

export const NO_NETWORK = '连不上网，请检查网络后再试。';

/** Why something failed, as one Chinese sentence for the person. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Unreachable) return NO_NETWORK;
  if (error instanceof PhoneRefusal) return error.message;
  if (!(error instanceof ProblemError) || !error.sentence) return '出错了，请稍后再试。';
  if (error.sentence === groundRefusals.validation_failed.text) return '提交的内容有误，请检查后再试。';
  if (isSignedOut(error)) return '登录已过期，请重新登录。';
  return /[。！？]$/.test(error.sentence) ? error.sentence : `${error.sentence}。`;
}

/** What a 401 says that is about the sign-in; `unknown` where its words could not be read. */
const SIGNED_OUT: readonly string[] = ['not_signed_in', 'session_ended', 'unknown'];

/** Whether the service took the sign-in no more. */
export function isSignedOut({ status, code }: ProblemError): boolean {
  return status === 401 && SIGNED_OUT.includes(code);
}

/** Whether the service answers this build of the app no more; a newer one may ask the same. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === ('app_outdated' satisfies RefusalCode);

/** Below 500, what is no "no" either: too slow, too often. */
const NOT_NOW: readonly number[] = [408, 425, 429];

/**
 * Whether the same request may well succeed a little later: nobody answered, the service cannot now or broke, what
 * answered was not the service (a "no" without a code of ours), or this app has to be updated first.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return error instanceof Unreachable;
  return (
    error.status >= 500 ||
    NOT_NOW.includes(error.status) ||
    isOutdated(error) ||
    (error.code === 'unknown' && !isSignedOut(error))
  );
}

/** Whether the service said no for good: only then may what was written be called refused. */
export function isRefusal(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.status !== 401 && !isPassing(error);
}

/** Whether what was sent may have been carried out although it was not answered so. */
export function isInDoubt(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.status >= 500 || error.code === 'unknown';
}
