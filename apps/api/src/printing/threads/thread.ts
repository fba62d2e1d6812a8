import { Writable } from 'node:stream';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { joinBatches, type FromThread, type ThreadJob, type ToThread } from './messages';
import { withOwn, type Draw } from './printer';

const CHUNK_BYTES = 64 * 1024;

/** The thread's end of a document: gives a chunk for every `pull`, asks for the next batch with `more`. */
class Link {
  private pulls = 0;
  private readonly onPull: (() => void)[] = [];
  private onBatch: ((items: readonly unknown[] | undefined) => void) | undefined;

  constructor(private readonly port: MessagePort) {
    port.on('message', (message: ToThread) => this.receive(message));
  }

  async *batches(): AsyncGenerator<readonly unknown[]> {
    for (;;) {
      const items = await new Promise<readonly unknown[] | undefined>((resolve) => {
        this.onBatch = resolve;
        this.send({ type: 'more' });
      });
      if (!items) return;
      yield items;
    }
  }

  /** Resolves once the reader wants the chunk. The chunk's memory moves to the reader. */
  async give(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.pulls > 0) this.pulls -= 1;
    else await new Promise<void>((resolve) => this.onPull.push(resolve));
    this.port.postMessage({ type: 'chunk', bytes: bytes.buffer } satisfies FromThread, [bytes.buffer]);
  }

  end(): void {
    this.send({ type: 'end' });
    this.port.close();
  }

  private receive(message: ToThread): void {
    if (message.type === 'batch') return this.onBatch?.(message.items);
    const waiting = this.onPull.shift();
    if (waiting) waiting();
    else this.pulls += 1;
  }

  private send(message: FromThread): void {
    this.port.postMessage(message);
  }
}

/** Gathers pdfkit's many small writes into chunks worth a message. */
class ChunkWriter extends Writable {
  private parts: Uint8Array[] = [];
  private bytes = 0;

  constructor(private readonly link: Link) {
    super({ highWaterMark: CHUNK_BYTES });
  }

  override _write(part: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    this.parts.push(part);
    this.bytes += part.length;
    if (this.bytes < CHUNK_BYTES) done();
    else this.flush().then(() => done(), done);
  }

  override _final(done: (error?: Error) => void): void {
    const last = this.bytes > 0 ? this.flush() : Promise.resolve();
    last.then(() => {
      this.link.end();
      done();
    }, done);
  }

  private async flush(): Promise<void> {
    const whole = new Uint8Array(this.bytes);
    let at = 0;
    for (const part of this.parts) {
      whole.set(part, at);
      at += part.length;
    }
    this.parts = [];
    this.bytes = 0;
    await this.link.give(whole);
  }
}

/** The whole of a thread that `ThreadPool` starts. A rejection ends it and reaches the reader as the stream's error. */
export async function serveThread(draw: Draw): Promise<void> {
  if (!parentPort) throw new Error('not in a thread');
  const { kind, plain } = workerData as ThreadJob;
  const link = new Link(parentPort);
  await withOwn(draw)(kind, joinBatches(plain, link.batches()), new ChunkWriter(link));
}
