import { AsyncLocalStorage } from 'node:async_hooks';

/** A request, from its handler's first step to its answer. */
interface Request {
  handler: string;
  committed: boolean;
  answered: boolean;
}

const requests = new AsyncLocalStorage<Request | undefined>();

/**
 * A commit never precedes a failing answer: whoever is told that it failed tries again, or believes it lost. So what a
 * request answers with is read and unsealed within its transaction, and nothing that can fail comes after the commit.
 * Where this is watched, such a step fails as the database may at any time; it follows every promise: not for
 * production.
 */
export const answering = {
  /** Watches what is done in `work`; what outlives the answer, such as a timer, is none of it. */
  watch<T>(handler: string, work: (answered: () => void) => T): T {
    const request = { handler, committed: false, answered: false };
    return requests.run(request, () => work(() => (request.answered = true)));
  },

  /** A transaction of the request has been committed. */
  committed(): void {
    const request = requests.getStore();
    if (request) request.committed = true;
  },

  /** @throws Error where the request has committed and is not answered. */
  refuseAfterCommit(what: string): void {
    const request = requests.getStore();
    if (request?.committed && !request.answered)
      throw new Error(`${request.handler}: after the commit of what it answers for: ${what}`);
  },
};

/**
 * What is committed in `work` is not what the request is answered for: it stands whatever becomes of the rest, and asked
 * again the request goes on from there. `why` says how.
 */
export function apart<T>(_why: string, work: () => Promise<T>): Promise<T> {
  return requests.getStore() ? requests.run(undefined, work) : work();
}
