/** What WeChat's functions take: options with callbacks. */
export interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: { errMsg: string }) => void;
  complete?: (result: object) => void;
}

type Work<O> = (options: O) => object | void | Promise<object | void>;
type Api<O> = (options?: O & Callbacks) => Promise<object> | undefined;

/** Someone chose not to go on; WeChat's word for it. */
export class Cancelled extends Error {
  constructor() {
    super('cancel');
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A function of `wx`: works in its own turn, then calls back, or gives a promise when there is nobody to call. */
export function api<O extends object = object>(name: string, work: Work<O>): Api<O> {
  return (options) => {
    const given = (options ?? {}) as O & Callbacks;
    const running = Promise.resolve()
      .then(() => work(given))
      .then((result) => ({ errMsg: `${name}:ok`, ...result }));
    if (!given.success && !given.fail && !given.complete) {
      return running.catch((error: unknown) => {
        throw new Error(`${name}:fail ${reasonOf(error)}`);
      });
    }
    running.then(
      (result) => {
        given.success?.(result);
        given.complete?.(result);
      },
      (error: unknown) => {
        const result = { errMsg: `${name}:fail ${reasonOf(error)}` };
        given.fail?.(result);
        given.complete?.(result);
      },
    );
    return undefined;
  };
}

/** Listeners that come and go: `onX` and `offX`. */
export class Listeners<T> {
  private readonly all = new Set<(told: T) => void>();

  readonly on = (listener: (told: T) => void): void => void this.all.add(listener);

  readonly off = (listener?: (told: T) => void): void => {
    if (listener) this.all.delete(listener);
    else this.all.clear();
  };

  tell(told: T): void {
    for (const listener of this.all) listener(told);
  }
}
