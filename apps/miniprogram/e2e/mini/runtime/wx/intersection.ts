import type { Instance } from 'j-component';
import { stack, top } from '../stack';
import { rectIn } from './query';

interface Options {
  thresholds?: number[];
  observeAll?: boolean;
}
type Margins = Partial<Record<'left' | 'right' | 'top' | 'bottom', number>>;

const marginOf = ({ top: upper = 0, right = 0, bottom = 0, left = 0 }: Margins): string =>
  `${upper}px ${right}px ${bottom}px ${left}px`;

/** WeChat's `createIntersectionObserver` over the browser's own. */
export class MiniIntersectionObserver {
  private readonly instance: Instance | undefined;
  private readonly options: Options;
  private selector: string | undefined;
  private margins: Margins = {};
  private observer: IntersectionObserver | undefined;

  constructor(instance?: Instance, options: Options = {}) {
    this.instance = instance ?? top()?.instance;
    this.options = options;
  }

  relativeTo(selector: string, margins: Margins = {}): this {
    this.selector = selector;
    this.margins = margins;
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.selector = undefined;
    this.margins = margins;
    return this;
  }

  observe(selector: string, callback: (told: object) => void): void {
    const shadow = this.instance?._exparserNode.shadowRoot;
    const nodes = shadow?.querySelectorAll(selector) ?? [];
    const root = this.selector ? shadow?.querySelector(this.selector)?.$$ : this.viewport();
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const node = nodes.find(({ $$ }) => $$ === entry.target);
          callback({
            id: node?.id ?? '',
            dataset: { ...node?.dataset },
            intersectionRatio: entry.intersectionRatio,
            intersectionRect: entry.intersectionRect.toJSON() as object,
            boundingClientRect: rectIn(entry.target),
            relativeRect: entry.rootBounds?.toJSON() as object,
            time: performance.now(),
          });
        }
      },
      { root: root ?? null, rootMargin: marginOf(this.margins), threshold: this.options.thresholds ?? [0] },
    );
    for (const { $$ } of this.options.observeAll ? nodes : nodes.slice(0, 1)) this.observer.observe($$);
  }

  disconnect(): void {
    this.observer?.disconnect();
  }

  private viewport(): HTMLElement | undefined {
    return stack.find(({ instance }) => instance === this.instance)?.frame.scroller ?? top()?.frame.scroller;
  }
}
