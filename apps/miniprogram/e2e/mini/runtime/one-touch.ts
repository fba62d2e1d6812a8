/**
 * A browser sends mouse events after a touch, to whatever lies under the finger by then: a page or dialog that the touch
 * itself has opened. WeChat's do not get them.
 */
let touched: Node | null = null;

const isNode = (target: EventTarget | null): target is Node => target instanceof Node;

window.addEventListener(
  'pointerdown',
  ({ target }) => {
    touched = isNode(target) ? target : null;
  },
  { capture: true },
);

function swallowStray(event: MouseEvent): void {
  const { target } = event;
  if (!isNode(target) || !touched || touched.contains(target) || target.contains(touched)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

for (const name of ['mousedown', 'mouseup', 'click'] as const) {
  window.addEventListener(name, swallowStray, { capture: true });
}
