import { once } from 'node:events';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';

/** The stream a document is written to: slows the writer down to the reader's pace and stops it when the reader leaves. */
export class Sink {
  private readonly closed: Promise<void>;

  constructor(private readonly out: Writable) {
    this.closed = finished(out, { readable: false });
    this.closed.catch(() => undefined);
  }

  write(chunk: Uint8Array): void {
    if (!this.out.destroyed) this.out.write(chunk);
  }

  /** Resolves when more may be written. Throws once the reader has gone away. */
  async ready(): Promise<void> {
    await setImmediate();
    while (this.out.writableNeedDrain && !this.out.destroyed) {
      await Promise.race([once(this.out, 'drain'), this.closed]);
    }
    if (this.out.destroyed) await this.closed;
  }

  async end(): Promise<void> {
    this.out.end();
    await this.closed;
  }
}
