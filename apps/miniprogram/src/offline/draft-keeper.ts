import type { ListView } from '@cailan/shared-types';
import { isInDoubt, isRefusal, sentenceOf } from '../api/errors';
import {
  answered,
  isUnsent,
  loaded,
  newDraft,
  nextStep,
  refused,
  submitAsked,
  unanswered,
  type DraftState,
  type SaveBody,
  type Step,
  type SubmitBody,
} from './draft-state';
import { Observable } from './observable';
import type { Store } from './storage';

/** A list is saved after this long without a tap, in milliseconds. */
const QUIET_MS = 1_500;

/** What a kept list stands on. */
export interface DraftPorts {
  store: Store;
  /** @throws Unreachable, ProblemError. */
  load(): Promise<ListView>;
  save(body: SaveBody): Promise<ListView>;
  submit(body: SubmitBody): Promise<ListView>;
  /** Reads of the list that are under way say what was before the write: they are dropped. */
  beforeWrite(): Promise<void>;
  /** What the service holds now; `submitted` changes more than the list itself. */
  afterWrite(view: ListView, submitted: boolean): Promise<void>;
  newKey(): string;
  /** The service's time (UTC instant, ISO). */
  now(): string;
}

/** One household's list for one window: on the phone at every tap, at the service when it is quiet and there is a network. */
export class DraftKeeper {
  readonly state: Observable<DraftState>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private isKept: boolean;

  /** @param key where it is kept while it holds anything unsent; what an earlier start left there is taken up again. */
  constructor(
    private readonly ports: DraftPorts,
    private readonly key: string,
    householdId: string,
    base: ListView | undefined,
  ) {
    const kept = ports.store.kept<DraftState>(key);
    this.isKept = kept !== undefined;
    this.state = new Observable(kept ?? newDraft(householdId, base));
  }

  /** The person's change: kept at once, sent after a quiet while. */
  edit(change: (state: DraftState) => DraftState): void {
    this.set(change(this.state.get()));
    this.runLater();
  }

  /** Submits what is there; without a network it waits, under its key, until there is one. */
  submit(): void {
    if (this.state.get().sending === 'submit') return;
    this.set(submitAsked(this.state.get(), this.ports.newKey()));
    void this.run();
  }

  /** Takes what the service said elsewhere, such as a read of the page. */
  loaded(view: ListView): void {
    this.set(loaded(this.state.get(), view));
    this.runLater();
  }

  /** Sends what is to be sent, one thing after the other; a second call while something is under way does nothing. */
  async run(): Promise<void> {
    clearTimeout(this.timer);
    const step = this.stopped ? undefined : nextStep(this.state.get());
    if (!step) return;
    this.set({ ...this.state.get(), sending: step.kind });
    const goOn = await this.take(step);
    if (!goOn) return;
    if (nextStep(this.state.get())?.kind === 'save') this.runLater();
    else await this.run();
  }

  get waits(): boolean {
    return nextStep(this.state.get()) !== undefined;
  }

  /** Sends nothing more: another person holds the phone. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** @returns whether it is worth going on: false when the service cannot be asked now. */
  private async take(step: Step): Promise<boolean> {
    const sent = step.kind === 'load' ? undefined : step.sent;
    try {
      await this.ports.beforeWrite();
      const view = await this.send(step);
      await this.ports.afterWrite(view, step.kind === 'submit');
      const idle = { ...this.state.get(), sending: undefined };
      this.set(sent ? answered(idle, sent, view, this.ports.now()) : loaded(idle, view));
      return true;
    } catch (error) {
      const idle = { ...this.state.get(), sending: undefined };
      const sentence = sentenceOf(error);
      if (!isRefusal(error)) {
        this.set(unanswered(idle, isInDoubt(error) ? sent : undefined, sentence));
        return false;
      }
      const { code, facts } = error;
      this.set(refused(idle, step.kind, { code, facts, sentence }));
      return true;
    }
  }

  private send(step: Step): Promise<ListView> {
    if (step.kind === 'load') return this.ports.load();
    return step.kind === 'save' ? this.ports.save(step.body) : this.ports.submit(step.body);
  }

  private runLater(): void {
    clearTimeout(this.timer);
    if (!this.stopped && this.waits) this.timer = setTimeout(() => void this.run(), QUIET_MS);
  }

  private set(state: DraftState): void {
    this.state.set(state);
    const { sending: _, ...kept } = state;
    // What the service holds as well is a read like any other.
    const unsent = isUnsent(state);
    if (unsent) this.ports.store.keep(this.key, kept);
    else if (this.isKept) this.ports.store.forget(this.key);
    this.isKept = unsent;
  }
}
