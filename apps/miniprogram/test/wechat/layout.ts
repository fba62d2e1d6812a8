interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  height: number;
}

const BLOCK: Rect = { left: 0, top: 0, right: 375, bottom: 44, width: 375, height: 44 };

interface Watch {
  selector: string;
  notice: (result: object) => void;
}

/** Where things stand on the screen. jsdom lays nothing out, so a test says what matters to it. */
export class Layout {
  /** The place of whatever a query selects, in px. */
  rectOf: (selector: string) => Rect = () => BLOCK;
  scrollTop = 0;
  /** Whether the page shows that it refreshes after having been pulled down. */
  refreshing = false;
  private watches: Watch[] = [];

  watch(watch: Watch): void {
    this.watches.push(watch);
  }

  unwatch(gone: Watch[]): void {
    this.watches = this.watches.filter((watch) => !gone.includes(watch));
  }

  /** Scrolls what is watched by this selector into sight (ratio 1) or out of it (0). */
  intersect(selector: string, intersectionRatio: number): void {
    const rect = this.rectOf(selector);
    const watched = this.watches.filter((watch) => watch.selector === selector);
    if (watched.length === 0) throw new Error(`nothing watches ${selector}`);
    for (const { notice } of watched)
      notice({ intersectionRatio, boundingClientRect: rect, intersectionRect: rect, relativeRect: rect });
  }
}

type Notice = (result: unknown) => void;

/** The part of `wx` that asks where things stand. */
export function layoutOf(layout: Layout): Record<string, unknown> {
  return {
    createSelectorQuery: () => selectorQuery(layout),
    createIntersectionObserver: () => intersectionObserver(layout),
    pageScrollTo: ({ scrollTop = 0, success }: { scrollTop?: number; success?: () => void }) => {
      layout.scrollTop = scrollTop;
      success?.();
    },
    startPullDownRefresh: () => {
      layout.refreshing = true;
    },
    stopPullDownRefresh: () => {
      layout.refreshing = false;
    },
  };
}

function selectorQuery(layout: Layout) {
  const jobs: (() => unknown)[] = [];
  const query = {
    in: () => query,
    select: (selector: string) => nodes(() => layout.rectOf(selector)),
    selectAll: (selector: string) => nodes(() => [layout.rectOf(selector)]),
    selectViewport: () => nodes(() => ({ ...BLOCK, bottom: 667, height: 667, scrollTop: layout.scrollTop })),
    exec: (done?: (results: unknown[]) => void) => {
      setTimeout(() => done?.(jobs.map((job) => job())), 0);
    },
  };
  function nodes(find: () => object) {
    const add = (notice?: Notice) => {
      jobs.push(() => {
        const found = find();
        notice?.(found);
        return found;
      });
      return query;
    };
    return {
      boundingClientRect: add,
      scrollOffset: add,
      fields: (_wanted: object, notice?: Notice) => add(notice),
      node: add,
      context: add,
    };
  }
  return query;
}

function intersectionObserver(layout: Layout) {
  const mine: Watch[] = [];
  const observer = {
    relativeTo: () => observer,
    relativeToViewport: () => observer,
    observe: (selector: string, notice: (result: object) => void) => {
      const watch = { selector, notice };
      mine.push(watch);
      layout.watch(watch);
    },
    disconnect: () => layout.unwatch(mine),
  };
  return observer;
}
