/** What every asynchronous call of `wx` may be given. */
export interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

/** Ends a call of `wx` in a later turn, as WeChat does; a result whose `errMsg` says `fail` is a failure. */
export function answer(name: string, options: Callbacks | undefined, result: object = {}): void {
  const said: object = { errMsg: `${name}:ok`, ...result };
  const failed = 'errMsg' in said && String(said.errMsg).includes(':fail');
  setTimeout(() => {
    if (failed) options?.fail?.(said);
    else options?.success?.(said);
    options?.complete?.(said);
  }, 0);
}

/** WeChat's words for a call that failed. */
export const failure = (name: string, reason: string) => ({ errMsg: `${name}:fail ${reason}` });
