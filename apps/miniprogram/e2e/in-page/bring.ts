import { covered } from './choose';

/** A finger on a page that still moves stops it, and taps nothing. */
const REST_MS = 200;

let moved = -REST_MS;
// What is typed scrolls its field a frame later.
for (const kind of ['scroll', 'input']) {
  document.addEventListener(kind, () => (moved = performance.now()), { capture: true, passive: true });
}

function inSight(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight && !covered(element);
}

/** Scrolls the element to the middle unless it is in plain sight, and says whether the page has come to rest. */
export function bring(element: Element): boolean {
  if (performance.now() - moved < REST_MS) return false;
  if (inSight(element)) return true;
  const before = element.getBoundingClientRect();
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const after = element.getBoundingClientRect();
  return before.top === after.top && before.left === after.left;
}
