import { ProblemError, type Route } from '@cailan/shared-types';
import { Unreachable, isRefusal, sentenceOf } from '../api/errors';
import { Observable } from './observable';
import type { Store } from './storage';

/** A write that waits on the phone until the service has it. */
export interface Entry {
  /** Its own id: the same one sent twice has the effect of once. */
  id: string;
  route: Route;
  params: Record<string, string>;
  body: Record<string, unknown>;
  /** What it is, for the person: `3-2-501 已送达`. */
  label: string;
  /** The thing it is about (a bag, a household), by which a row finds what waits for it. */
  subject: string;
  /** The routes whose reads it changes. */
  renews: readonly Route[];
  /** When it was done, by the service's clock (UTC instant, ISO). */
  at: string;
  state: 'waiting' | 'refused';
  /** Why it was refused, in Chinese. */
  sentence?: string;
  /** How often the service failed on it without saying why. */
  failures: number;
}

/** What became of the latest write about a subject. */
export interface SubjectState {
  state: 'waiting' | 'sent' | 'refused';
  sentence?: string;
}

/** What the queue stands on. */
export interface QueuePorts {
  store: Store;
  /** @throws Unreachable, ProblemError. */
  send(entry: Entry): Promise<unknown>;
  /** The entry's reads are to be read again. */
  renew(routes: readonly Route[]): void;
}

export interface QueueState {
  waiting: readonly Entry[];
  refused: readonly Entry[];
  sending: boolean;
}

const PREFIX = 'outbox/';
/** An entry on which the service fails this often lets those about other things go first. It is kept, and tried each time. */
const MOST_FAILURES = 5;
const SENT: SubjectState = { state: 'sent' };

/**
 * Sends writes in order, strictly so about one thing. An entry is in storage before anything is tried and leaves it only after the service's
 * answer, so that a kill at any moment loses nothing; what is then sent twice is harmless by its id.
 */
export class OutboxQueue {
  readonly state: Observable<QueueState>;
  private readonly keys = new Map<string, string>();
  private readonly sent = new Set<string>();
  /** The subjects that this round of sending has passed over. */
  private readonly passed = new Set<string>();
  private entries: Entry[] = [];
  private next = 0;
  private running = false;
  private stopped = false;

  constructor(private readonly ports: QueuePorts) {
    for (const key of ports.store.keptKeys(PREFIX)) {
      const entry = ports.store.kept<Entry>(key);
      if (!entry) continue;
      this.keys.set(entry.id, key);
      this.entries.push(entry);
      this.next = Number(key.slice(PREFIX.length).split('-')[0]) + 1;
    }
    this.state = new Observable(this.snapshot());
  }

  /** Takes a write; call `flush` to have it sent. @returns whether it survives a restart (false: the phone is full). */
  add(entry: Entry): boolean {
    // The number gives the order; the id keeps two browser tabs from taking the same key.
    const key = `${PREFIX}${String(this.next).padStart(9, '0')}-${entry.id}`;
    this.next += 1;
    this.keys.set(entry.id, key);
    this.entries = [...this.entries, entry];
    this.sent.delete(entry.subject);
    const kept = this.ports.store.keep(key, entry);
    this.publish();
    return kept;
  }

  /** Takes a refused entry away; one that waits stays. */
  dismiss(id: string): void {
    const entry = this.entries.find((candidate) => candidate.id === id);
    if (entry?.state === 'refused') this.drop(entry);
  }

  /** Sends what waits, until all is sent or the service cannot be asked; a second call while it runs does nothing. */
  async flush(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.passed.clear();
    this.publish();
    try {
      let first = this.first();
      while (first && !this.stopped && (await this.sendOne(first))) first = this.first();
    } finally {
      this.running = false;
      this.publish();
    }
  }

  /** Sends nothing more: another person holds the phone. */
  stop(): void {
    this.stopped = true;
  }

  /** What became of the latest write about a subject; undefined when there was none since the app started. */
  of(subject: string): SubjectState | undefined {
    const latest = this.entries.filter((entry) => entry.subject === subject).pop();
    return latest ?? (this.sent.has(subject) ? SENT : undefined);
  }

  private first(): Entry | undefined {
    return this.entries.find(({ state, subject }) => state === 'waiting' && !this.passed.has(subject));
  }

  /** @returns whether the next one may be tried. */
  private async sendOne(entry: Entry): Promise<boolean> {
    try {
      await this.ports.send(entry);
    } catch (error) {
      return this.failed(entry, error);
    }
    this.sent.add(entry.subject);
    this.drop(entry);
    this.ports.renew(entry.renews);
    return true;
  }

  private failed(entry: Entry, error: unknown): boolean {
    if (isRefusal(error)) {
      this.change(entry, { state: 'refused', sentence: sentenceOf(error) });
      // What the screen showed was not so: it is read again.
      this.ports.renew(entry.renews);
      return true;
    }
    if (!isBroken(error)) return false;
    this.change(entry, { failures: entry.failures + 1 });
    this.passed.add(entry.subject);
    return entry.failures + 1 >= MOST_FAILURES;
  }

  private change(entry: Entry, part: Partial<Entry>): void {
    const changed = { ...entry, ...part };
    this.ports.store.keep(this.keys.get(entry.id) ?? '', changed);
    this.entries = this.entries.map((candidate) => (candidate.id === entry.id ? changed : candidate));
    this.publish();
  }

  private drop({ id }: Entry): void {
    this.ports.store.forget(this.keys.get(id) ?? '');
    this.keys.delete(id);
    this.entries = this.entries.filter((candidate) => candidate.id !== id);
    this.publish();
  }

  private publish(): void {
    this.state.set(this.snapshot());
  }

  private snapshot(): QueueState {
    return {
      waiting: this.entries.filter(({ state }) => state === 'waiting'),
      refused: this.entries.filter(({ state }) => state === 'refused'),
      sending: this.running,
    };
  }
}

/** The service failed on this very entry, or this app did: those about other things may do better. */
const isBroken = (error: unknown): boolean =>
  error instanceof ProblemError ? error.status === 500 : !(error instanceof Unreachable);
