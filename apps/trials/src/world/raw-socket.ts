import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What came over a connection until it was closed. */
export interface Said {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** All of it, with what followed the first answer. */
  text: string;
}

/** A connection on which a spec sends bytes as no client of ours would, and reads them as slowly as it likes. */
export class RawSocket {
  private received = '';
  private closed = false;

  private constructor(readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => (this.received += text));
    socket.on('error', () => undefined);
    socket.on('close', () => (this.closed = true));
  }

  static async to(port: number): Promise<RawSocket> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new RawSocket(socket);
  }

  send(text: string | Buffer): void {
    if (!this.socket.destroyed) this.socket.write(text);
  }

  /** Takes nothing more of what comes. */
  stall(): void {
    this.socket.pause();
  }

  get open(): boolean {
    return !this.closed;
  }

  /** Waits until the service closes it; what came before. */
  async ended(): Promise<Said> {
    if (!this.closed) await once(this.socket, 'close');
    return saidIn(this.received);
  }

  end(): void {
    this.socket.destroy();
  }
}

function saidIn(text: string): Said {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  const body = Buffer.from(rest.join('\r\n\r\n'), 'latin1').toString('utf8');
  return { status: Number(first.split(' ')[1] ?? 0), headers, body, text };
}
