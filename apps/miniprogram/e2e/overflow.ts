import type { Device } from './stage';

/** How many CSS pixels the page is wider than the screen; 0 when nothing has to be scrolled sideways. */
export const sidewaysPx = ({ page }: Device): Promise<number> =>
  page.evaluate(() => {
    const roots = [document.documentElement, document.body, ...document.querySelectorAll('.page')];
    return Math.max(0, ...roots.map((root) => root.scrollWidth - innerWidth));
  });
