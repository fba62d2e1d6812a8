/** An answer with its exact bytes. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
}

/** There was no answer, or not all of it: what was asked may have been done or not. */
export class NoAnswer extends Error {
  constructor(
    readonly reason: 'timeout' | 'network',
    detail: string,
  ) {
    super(detail);
  }
}

export const ANSWER_WITHIN_MS = 10_000;

/**
 * Asks once and reads the answer whole; redirections are not followed, since what is signed is for one address.
 * @throws NoAnswer, whose text never holds the address: tokens travel in it
 */
export async function exchange(url: string, init: RequestInit, withinMs: number): Promise<Answer> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(withinMs) });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), bytes };
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    if (name === 'TimeoutError') throw new NoAnswer('timeout', `no answer within ${withinMs} ms`);
    throw new NoAnswer('network', cause?.code ?? 'connection failed');
  }
}
