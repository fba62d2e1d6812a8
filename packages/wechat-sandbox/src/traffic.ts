/** One request that the sandbox received, or one callback that it sent. */
export interface TrafficEntry {
  no: number;
  at: string;
  side: 'wechat' | 'pay' | 'callback';
  method: string;
  path: string;
  status: number | null;
  /** What became of the signature, or of the credentials. */
  verdict: string;
  error: string | null;
  faults: string[];
  ms: number;
}

const KEPT = 500;
const SECRET_PARAMETERS = /([?&](?:secret|access_token|js_code|token)=)[^&]*/g;

/** The last requests and callbacks, without secrets. */
export class Traffic {
  private readonly entries: TrafficEntry[] = [];
  private last = 0;

  add(entry: Omit<TrafficEntry, 'no'>): void {
    this.entries.push({ ...entry, no: ++this.last, path: withoutSecrets(entry.path) });
    if (this.entries.length > KEPT) this.entries.shift();
  }

  /** Newest first. */
  latest(): TrafficEntry[] {
    return this.entries.slice().reverse();
  }
}

/** An address whose secret parameters are starred out, and that is not longer than a line. */
function withoutSecrets(path: string): string {
  return path.replace(SECRET_PARAMETERS, '$1***').slice(0, 300);
}
