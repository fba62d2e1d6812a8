import type { Instance } from 'j-component';
import type { ExparserNode } from 'miniprogram-exparser';
import { stack, top } from '../stack';

interface Fields {
  id?: boolean;
  dataset?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
}

type Told = Record<string, unknown> | null;
type Callback = (told: Told | Told[]) => void;

/** Where a node lies in its page's own window, below the bars that WeChat draws. */
export function rectIn(
  element: Element,
): Record<'left' | 'right' | 'top' | 'bottom' | 'width' | 'height', number> {
  const { left, right, top: upper, bottom, width, height } = element.getBoundingClientRect();
  const page = stack.find(({ frame }) => frame.host.contains(element));
  const bar = page?.frame.scroller.getBoundingClientRect().top ?? 0;
  return { left, right, top: upper - bar, bottom: bottom - bar, width, height };
}

function scrollerOf(node: ExparserNode | undefined): Element {
  return node?.$$ ?? top()?.frame.scroller ?? document.documentElement;
}

/** What is known of a node; without one, of the page's window. */
function tellOf(node: ExparserNode | undefined, fields: Fields): Record<string, unknown> {
  const element = scrollerOf(node);
  const { left, right, top: upper, bottom, width, height } = rectIn(element);
  const style = getComputedStyle(element);
  return {
    ...(fields.id && { id: node?.id ?? '' }),
    ...(fields.dataset && { dataset: { ...node?.dataset } }),
    ...(fields.rect && { left, right, top: upper, bottom }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && {
      scrollTop: element.scrollTop,
      scrollLeft: element.scrollLeft,
      scrollHeight: element.scrollHeight,
      scrollWidth: element.scrollWidth,
    }),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, node?.data?.[name]])),
    ...Object.fromEntries((fields.computedStyle ?? []).map((name) => [name, style.getPropertyValue(name)])),
  };
}

/** WeChat's `createSelectorQuery`, answered with the true places of what is drawn. */
export class SelectorQuery {
  private readonly jobs: { find: () => Told | Told[]; callback?: Callback }[] = [];
  private root: ExparserNode | undefined;

  constructor(instance: Instance | undefined = top()?.instance) {
    this.root = instance?._exparserNode;
  }

  in(instance: Instance): this {
    this.root = instance._exparserNode;
    return this;
  }

  select(selector: string) {
    return this.ask((fields) => {
      const node = this.root?.shadowRoot?.querySelector(selector);
      return node ? tellOf(node, fields) : null;
    });
  }

  selectAll(selector: string) {
    return this.ask((fields) =>
      (this.root?.shadowRoot?.querySelectorAll(selector) ?? []).map((node) => tellOf(node, fields)),
    );
  }

  selectViewport() {
    return this.ask((fields) => tellOf(undefined, fields));
  }

  exec(callback?: (told: (Told | Told[])[]) => void): this {
    const jobs = this.jobs.splice(0);
    requestAnimationFrame(() => {
      const told = jobs.map(({ find }) => find());
      jobs.forEach((job, index) => job.callback?.(told[index] ?? null));
      callback?.(told);
    });
    return this;
  }

  private ask(find: (fields: Fields) => Told | Told[]) {
    const add = (fields: Fields, callback?: Callback): this => {
      this.jobs.push({ find: () => find(fields), callback });
      return this;
    };
    return {
      boundingClientRect: (callback?: Callback) =>
        add({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback?: Callback) => add({ id: true, dataset: true, scrollOffset: true }, callback),
      fields: (fields: Fields, callback?: Callback) => add(fields, callback),
    };
  }
}
