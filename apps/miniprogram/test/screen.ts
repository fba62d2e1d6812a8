import { elementSaying, fieldOf, fire, isDisabled, textsOf, touch } from './looking';
import type { OpenPage } from './pages';

const WAIT_MS = 10_000;
const TURN_MS = 5;
/** A button may rest so long after a tap, so that a double tap does one thing. */
const REST_MS = 1_500;

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, TURN_MS));

/** What a screen asks of the mini-program around it. */
interface Ground {
  page: OpenPage;
  payloads(): number[];
  /** What went wrong so far that no page shows. */
  faults: readonly string[];
  leave(): void;
}

/** An open page, seen and touched as a person does. What fails says what the page shows instead. */
export class Screen {
  private marked = 0;

  constructor(private readonly ground: Ground) {}

  get route(): string {
    return this.ground.page.route;
  }

  /** The words in the bar above the page. */
  get title(): string {
    return this.ground.page.title;
  }

  text(): string {
    return this.root.textContent ?? '';
  }

  /** Every piece of text in order; of a field what stands in it. */
  texts(): string[] {
    return textsOf(this.root);
  }

  has(words: string): boolean {
    return this.text().includes(words) || this.texts().some((text) => text.includes(words));
  }

  /** Waits until the page shows these words. */
  async sees(words: string): Promise<void> {
    await this.until(() => this.has(words) || undefined, `the page does not say “${words}”`);
  }

  /** Waits until the page no longer shows these words. */
  async lacks(words: string): Promise<void> {
    await this.until(() => !this.has(words) || undefined, `the page still says “${words}”`);
  }

  /** A finger on the element (class selector). */
  tap(selector: string): void {
    this.touch(this.element(selector), selector);
  }

  /**
   * A finger on what says `label`, or is labelled so, once it is there and has rested.
   * @param beside words of the card or row that it stands in, where several say the same.
   */
  async tapText(label: string, beside?: string): Promise<void> {
    const where = beside === undefined ? '' : ` beside “${beside}”`;
    const words = `nothing to tap says “${label}”${where}`;
    const find = () => elementSaying(this.root, label, beside);
    let element = await this.until(find, words);
    const deadline = performance.now() + REST_MS;
    while (isDisabled(element) && performance.now() < deadline) {
      await turn();
      element = find() ?? element;
    }
    this.touch(element, label);
  }

  /** Waits until what says `label` is greyed out. */
  async seesGreyedOut(label: string): Promise<void> {
    await this.until(() => {
      const element = elementSaying(this.root, label);
      return (element && isDisabled(element)) || undefined;
    }, `“${label}” is not greyed out`);
  }

  /** Types into the field with this label, hint or neighbouring words, in place of what stood there. */
  async type(label: string, value: string): Promise<void> {
    const field = await this.field(label);
    fire(field, 'focus', { value });
    fire(field, 'input', { value, cursor: value.length });
    fire(field, 'blur', { value });
  }

  /** The keyboard's 完成 in the field. */
  async confirm(label: string, value = ''): Promise<void> {
    fire(await this.field(label), 'confirm', { value });
  }

  /** Scrolls a list (class selector) to its lower end. */
  scrollToLower(selector: string): void {
    this.fire(selector, 'scrolltolower', { direction: 'bottom' });
  }

  /** Any other event of an element, such as a picker's `change` or a list's `scroll`. */
  fire(selector: string, name: string, detail: object = {}): void {
    fire(this.element(selector), name, detail);
  }

  /** Pulls the page down. Fails where the page does not let itself be pulled. */
  pullDown(): void {
    if (!this.ground.page.config.enablePullDownRefresh)
      throw new Error(`${this.route} does not enable pull-down refresh`);
    this.ground.page.instance.onPullDownRefresh?.();
  }

  /** Scrolls the page itself to its end. */
  reachBottom(): void {
    this.ground.page.instance.onReachBottom?.();
  }

  /** What the page puts on a card shared into a chat. */
  share(): unknown {
    return this.ground.page.instance.onShareAppMessage?.({ from: 'menu' });
  }

  /** From here on `payloads` counts. */
  mark(): void {
    this.marked = this.ground.payloads().length;
  }

  /** Bytes of each `setData` since the mark, or since the page was opened. */
  payloads(): number[] {
    return this.ground.payloads().slice(this.marked);
  }

  /** Leaves the page. */
  close(): void {
    this.ground.leave();
  }

  /** Waits for what `look` finds. @throws Error with `words` and what the page shows. */
  async until<T>(look: () => T | undefined, words: string): Promise<T> {
    const deadline = performance.now() + WAIT_MS;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw this.fails(words);
      await turn();
    }
  }

  /** An error of these words and what the page shows. */
  fails(words: string): Error {
    const faults = this.ground.faults.map((fault) => `\n  ${fault}`).join('');
    return new Error(`${this.route}: ${words}; it shows: ${this.texts().join(' | ')}${faults}`);
  }

  private get root(): HTMLElement {
    return this.ground.page.simulated.dom;
  }

  private field(label: string): Promise<Element> {
    return this.until(() => fieldOf(this.root, label), `no field is called “${label}”`);
  }

  private element(selector: string): Element {
    const found = this.ground.page.simulated.querySelector(selector);
    if (!found) throw this.fails(`nothing is at ${selector}`);
    return found.dom;
  }

  private touch(element: Element, name: string): void {
    if (isDisabled(element)) throw this.fails(`“${name}” is disabled`);
    touch(element);
  }
}
