import { PassThrough, type Readable, type Writable } from 'node:stream';
import { CODED, writeCoded } from '../pdf/coded';
import { ThreadPool } from './thread-pool';

/**
 * Draws a file of a kind (`pick-list.pdf`) from its document into `out`, and ends it. Rejects when it cannot be drawn or
 * the reader goes away.
 */
export type Draw = (kind: string, document: object, out: Writable) => Promise<void>;

/** Makes files for whoever asks; the token it is injected by. */
export abstract class Printer {
  /**
   * The file as a byte stream at its reader's pace; what goes wrong destroys the stream. The document is plain data that
   * survives a thread boundary, but for one field of batches.
   */
  abstract print(kind: string, document: object): Readable;
}

/** Threads are started from compiled files. Run from TypeScript sources there are none: then files are drawn here. */
export function printer(threadFile: string, draw: Draw): Printer {
  return __filename.endsWith('.ts') ? new PrinterHere(withOwn(draw)) : new ThreadPool(threadFile);
}

/** What is drawn by whoever uses the printer, and what the printer asks of itself. */
export function withOwn(draw: Draw): Draw {
  return (kind, document, out) =>
    kind === CODED
      ? writeCoded(document as Parameters<typeof writeCoded>[0], out)
      : draw(kind, document, out);
}

class PrinterHere implements Printer {
  constructor(private readonly draw: Draw) {}

  print(kind: string, document: object): Readable {
    const out = new PassThrough();
    this.draw(kind, document, out).catch((error: Error) => out.destroy(error));
    return out;
  }
}
