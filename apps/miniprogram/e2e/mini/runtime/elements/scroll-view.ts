import type { Instance } from 'j-component';
import { defineElement, domOf, tell, textOf } from './element';

const THRESHOLD = 50;

function listen(element: Instance): void {
  const box = domOf(element);
  let [left, top] = [0, 0];
  let edge: 'upper' | 'lower' | undefined = 'upper';
  box.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = box;
    const across = box.hasAttribute('scroll-x') && !box.hasAttribute('scroll-y');
    const [at, all, seen] = across
      ? [scrollLeft, scrollWidth, clientWidth]
      : [scrollTop, scrollHeight, clientHeight];
    tell(element, 'scroll', {
      scrollTop,
      scrollLeft,
      scrollHeight,
      scrollWidth,
      deltaX: left - scrollLeft,
      deltaY: top - scrollTop,
    });
    [left, top] = [scrollLeft, scrollTop];
    const before = edge;
    edge = edgeAt(element, at, all - at - seen);
    if (edge && edge !== before) {
      tell(element, edge === 'upper' ? 'scrolltoupper' : 'scrolltolower', {
        direction: across ? 'right' : 'bottom',
      });
    }
  });
}

function edgeAt(element: Instance, fromStart: number, fromEnd: number): 'upper' | 'lower' | undefined {
  if (fromEnd <= Number(element.data['lowerThreshold'] ?? THRESHOLD)) return 'lower';
  if (fromStart <= Number(element.data['upperThreshold'] ?? THRESHOLD)) return 'upper';
  return undefined;
}

function axis(name: string) {
  return {
    type: null,
    value: false,
    observer(this: Instance, on: unknown) {
      domOf(this).toggleAttribute(name, on === true || on === 'true');
    },
  };
}

/** Layout comes first: the content that is scrolled to is drawn in the same turn. */
const afterLayout = (task: () => void): void => void requestAnimationFrame(task);

export function defineScrollView(): void {
  defineElement('scroll-view', {
    properties: {
      scrollX: axis('scroll-x'),
      scrollY: axis('scroll-y'),
      upperThreshold: { type: null, value: THRESHOLD },
      lowerThreshold: { type: null, value: THRESHOLD },
      scrollTop: {
        type: null,
        observer(this: Instance, top: unknown) {
          if (textOf(top) !== '') afterLayout(() => (domOf(this).scrollTop = Number(top)));
        },
      },
      scrollLeft: {
        type: null,
        observer(this: Instance, left: unknown) {
          if (textOf(left) !== '') afterLayout(() => (domOf(this).scrollLeft = Number(left)));
        },
      },
      scrollIntoView: {
        type: null,
        observer(this: Instance, id: unknown) {
          const name = textOf(id);
          if (name) afterLayout(() => scrollTo(domOf(this), name));
        },
      },
    },
    attached() {
      listen(this);
    },
  });
}

function scrollTo(box: HTMLElement, id: string): void {
  const target = box.querySelector(`#${CSS.escape(id)}`);
  if (!target) return;
  const [inner, outer] = [target.getBoundingClientRect(), box.getBoundingClientRect()];
  box.scrollTo(box.scrollLeft + inner.left - outer.left, box.scrollTop + inner.top - outer.top);
}
