import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { splitBatches, type FromThread, type ToThread } from './messages';

/** Enough for 2,000 single-label pages; a document that wants more fails alone instead of taking the API along. */
const LIMITS = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 };
/** What may wait for the reader on this side of the thread, bytes. */
const READ_AHEAD = 256 * 1024;
const MOST_AT_ONCE = 2;

/**
 * Makes documents in threads of their own, so that 15,329 labels (A12) never hold up a request. At most `most` at once,
 * the others wait their turn. One instance per process.
 */
export class ThreadPool {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    /** Compiled; calls `serveThread`. */
    private readonly file: string,
    private readonly most = MOST_AT_ONCE,
  ) {}

  /**
   * The document as a byte stream at its reader's pace. Destroying the stream ends the thread; an error of the renderer, of
   * the batches or of the thread (out of memory) destroys the stream.
   */
  print(kind: string, document: object): Readable {
    const job = new Job(kind, document, this.file, () => this.release());
    if (this.running < this.most) this.begin(job);
    else this.waiting.push(() => this.begin(job));
    return job;
  }

  private begin(job: Job): void {
    if (job.destroyed) return this.waiting.shift()?.();
    this.running += 1;
    job.begin();
  }

  private release(): void {
    this.running -= 1;
    this.waiting.shift()?.();
  }
}

/** One document and the thread that makes it. The thread sends a chunk for every `pull`, and asks for batches by `more`. */
class Job extends Readable {
  private worker: Worker | undefined;
  private pulls = 0;
  private ended = false;
  private readonly source: AsyncIterator<readonly unknown[]> | undefined;
  private readonly plain: unknown;

  constructor(
    private readonly kind: string,
    document: object,
    private readonly file: string,
    private readonly released: () => void,
  ) {
    super({ highWaterMark: READ_AHEAD });
    const { plain, batches } = splitBatches(document);
    this.plain = plain;
    this.source = batches && iterate(batches);
  }

  begin(): void {
    const { kind, plain } = this;
    const worker = new Worker(this.file, { workerData: { kind, plain }, resourceLimits: LIMITS });
    this.worker = worker;
    worker.on('message', (message: FromThread) => this.receive(message));
    worker.on('error', (error: Error) => this.destroy(error));
    worker.on('exit', () => {
      this.released();
      if (!this.ended && !this.destroyed) this.destroy(new Error(`the ${kind} thread ended early`));
    });
    for (; this.pulls > 0; this.pulls--) this.send({ type: 'pull' });
  }

  override _read(): void {
    if (this.worker) this.send({ type: 'pull' });
    else this.pulls += 1;
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const ending = Promise.all([this.worker?.terminate(), this.source?.return?.()]);
    ending.then(
      () => done(error),
      (failure: Error) => done(error ?? failure),
    );
  }

  private receive(message: FromThread): void {
    if (message.type === 'chunk') this.push(Buffer.from(message.bytes));
    else if (message.type === 'end') {
      this.ended = true;
      this.push(null);
    } else this.feed().catch((error: Error) => this.destroy(error));
  }

  private async feed(): Promise<void> {
    const next = await this.source?.next();
    this.send({ type: 'batch', items: next && !next.done ? next.value : undefined });
  }

  private send(message: ToThread): void {
    this.worker?.postMessage(message);
  }
}

async function* iterate(batches: AsyncIterable<readonly unknown[]>): AsyncGenerator<readonly unknown[]> {
  yield* batches;
}
