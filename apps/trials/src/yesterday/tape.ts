import { World, type Answer, type TestPerson } from '../world/world';

/** One request of a day and what was answered, as a phone of that day sends and understands it. */
export interface Taped {
  /** The service's instant, UTC. */
  at: string;
  /** Who asked, by id; null without a token. */
  as: string | null;
  method: string;
  path: string;
  query?: object;
  body?: unknown;
  status: number;
  /** A refusal as its code; papers and pictures as their size alone. */
  answer: unknown;
}

/** A service whose requests are written down with their answers. */
export class TapedService extends World {
  readonly tape: Taped[] = [];
  private running = false;

  /** From now on. */
  begin(): void {
    this.running = true;
  }

  override async raw(
    as: TestPerson | undefined,
    method: string,
    path: string,
    body?: unknown,
    query?: object,
  ): Promise<Answer<unknown>> {
    // Older than anything that is remembered for a moment: what is read is read anew, at its recording as at its replay.
    if (this.running) this.clock.set(new Date(this.clock.ms() + 5_000).toISOString());
    const at = this.clock.now();
    const answer = await super.raw(as, method, path, body, query);
    if (this.running)
      this.tape.push({
        at,
        as: as?.id ?? null,
        method,
        path,
        query,
        body,
        status: answer.status,
        answer: understood(answer),
      });
    return answer;
  }
}

/** What a client understands of an answer. */
export function understood({ body, code }: Answer<unknown>): unknown {
  if (code !== undefined) return { code };
  return Buffer.isBuffer(body) ? { bytes: body.length > 0 } : body;
}
