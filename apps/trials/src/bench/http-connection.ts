import { connect, type Socket } from 'node:net';

/** One answered request: its status and the start of what came with it. */
export interface Answer {
  status: number;
  text: string;
}

/**
 * An HTTP/1.1 connection that is kept open, for one request at a time and answers with a Content-Length or without a body. It does no more
 * than that, so that the load of a benchmark costs the machine as little as the load of real clients would.
 */
export class HttpConnection {
  private received: Buffer[] = [];
  private missing = 0;
  private answered: ((answer: Answer) => void) | undefined;
  private failed: ((error: Error) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.take(bytes));
    socket.on('error', (error) => this.failed?.(error));
    socket.on('close', () => this.failed?.(new Error('the service closed the connection')));
  }

  static open(origin: URL): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(origin.port), origin.hostname, () => resolve(new HttpConnection(socket)));
      socket.once('error', reject);
    });
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.answered = resolve;
      this.failed = reject;
      this.socket.write(request);
    });
  }

  close(): void {
    this.failed = undefined;
    this.socket.destroy();
  }

  private take(bytes: Buffer): void {
    this.received.push(bytes);
    if (this.received.length === 1) this.missing = lengthOf(bytes);
    this.missing -= bytes.length;
    if (this.missing > 0) return;
    const [first = Buffer.alloc(0)] = this.received;
    this.received = [];
    this.answered?.({
      status: Number(first.toString('latin1', 9, 12)),
      text: first.toString('utf8', 0, 1000),
    });
  }
}

/** Bytes of an answer, head and body, by its head. */
function lengthOf(bytes: Buffer): number {
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, end);
  if (/^HTTP\/1\.1 204 /.test(head)) return end + 4;
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  if (end < 0 || length === undefined) throw new Error('an answer without a Content-Length');
  return end + 4 + Number(length);
}
