/**
 * From the next touch (or press of the mouse) to the first picture drawn after the page has changed, in milliseconds.
 * The picture is on its way to the screen when the turn after its frame begins. Fails when none comes within `mostMs`.
 */
export function nextPaint(mostMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing changed within ${mostMs} ms`)), mostMs);
    const begin = ({ timeStamp }: Event) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - timeStamp);
          port2.postMessage(undefined);
        });
      });
      watch.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
    };
    addEventListener('pointerdown', begin, { capture: true, once: true });
  });
}
