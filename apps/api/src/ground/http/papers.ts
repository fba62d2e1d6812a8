import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, fstatSync, openSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  Inject,
  Injectable,
  StreamableFile,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Mutex, Semaphore, withTimeout, type MutexInterface, type SemaphoreInterface } from 'async-mutex';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { CONFIG, type Config } from '../settings/config';
import type { SignedRequest } from './signed-request';
import { Refused } from '../refused';

/** As many threads make papers; who waits for one waits here. */
const AT_ONCE = 2;
const busy = () => new Refused({ code: 'busy' });

/** Who takes a paper, for as long as it is read. */
interface Reader {
  readonly destroyed: boolean;
  once(event: 'close', then: () => void): unknown;
}

interface Turn {
  mutex: MutexInterface;
  wanted: number;
}

/**
 * Papers in turn: one at a time a person, two at once for all, a short queue, and `busy` beyond it. A paper is made into
 * a file without a name, as fast as it can be made, and read from there: a slow reader holds the file, never a thread.
 */
@Injectable()
export class PaperTurns implements NestInterceptor {
  private readonly threads: SemaphoreInterface;
  private readonly people = new Map<string, Turn>();
  private wanted = 0;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.threads = withTimeout(new Semaphore(AT_ONCE), config.limits.paperWaitMs, busy());
  }

  intercept(context: ExecutionContext, next: CallHandler<StreamableFile>): Observable<StreamableFile> {
    const http = context.switchToHttp();
    const personId = http.getRequest<SignedRequest>().actor?.personId ?? '';
    const answer = http.getResponse<FastifyReply>().raw;
    return from(this.inTurn(personId, () => lastValueFrom(next.handle()), answer));
  }

  /**
   * The paper that `make` gives, as a file. The person's turn ends when it was read, or its reader is gone.
   * @param reader the answer, not its connection: that lasts over many papers, and would keep a listener of each.
   */
  async inTurn(
    personId: string,
    make: () => Promise<StreamableFile>,
    reader: Reader,
  ): Promise<StreamableFile> {
    if (this.wanted >= this.config.limits.papersWaiting) throw busy();
    this.wanted += 1;
    const leave = await this.enter(personId).catch((error: unknown) => {
      this.wanted -= 1;
      throw error;
    });
    try {
      const paper = await this.threads.runExclusive(async () => spooled(await make()));
      const stream = paper.getStream();
      stream.once('close', leave);
      reader.once('close', () => void stream.destroy());
      // Gone while its paper was made: it will not say so again.
      if (reader.destroyed) stream.destroy();
      return paper;
    } catch (error) {
      leave();
      throw error;
    } finally {
      this.wanted -= 1;
    }
  }

  private async enter(personId: string): Promise<() => void> {
    const { paperWaitMs } = this.config.limits;
    const turn = this.people.get(personId) ?? {
      mutex: withTimeout(new Mutex(), paperWaitMs, busy()),
      wanted: 0,
    };
    this.people.set(personId, turn);
    turn.wanted += 1;
    const left = () => {
      turn.wanted -= 1;
      if (turn.wanted === 0) this.people.delete(personId);
    };
    try {
      const release = await turn.mutex.acquire();
      return () => {
        release();
        left();
      };
    } catch (error) {
      left();
      throw error;
    }
  }
}

/** Only its reader has it: it goes with the last handle, also when this process is killed. */
async function spooled(paper: StreamableFile): Promise<StreamableFile> {
  const path = join(tmpdir(), `cailan-paper-${randomUUID()}`);
  const fd = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  // What goes wrong destroys the writing end, and closes the file with it.
  await pipeline(paper.getStream(), createWriteStream('', { fd, autoClose: false }));
  const length = fstatSync(fd).size;
  return new StreamableFile(createReadStream('', { fd, start: 0 }), { ...paper.options, length });
}
